/**
 * Which addresses of the network this server may be sent to by somebody else's words: public ones alone, by
 * number. A name is resolved once, when it is connected to, and what is checked is what is connected to, so that
 * a name that answers otherwise a moment later gains nothing.
 */
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { BlockList, type LookupFunction, isIP } from 'node:net'

/** Not of the public network, by IANA's registries of special-purpose addresses: of IPv4 what is listed; of IPv6 all but 2000::/3, and of that what is listed. */
const HIDDEN_4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
/** Tunnels among them, which hold IPv4 addresses: Teredo within 2001::/23, 6to4 in 2002::/16. */
const HIDDEN_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (ranges: string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const [address, bits] of ranges.map((range) => range.split('/'))) list.addSubnet(address, Number(bits), family)
  return list
}
const [hidden4, hidden6, global6] = [listOf(HIDDEN_4, 'ipv4'), listOf(HIDDEN_6, 'ipv6'), listOf(['2000::/3'], 'ipv6')]

/** Whether an IP address is of the public network; false for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !hidden4.check(address, 'ipv4')
  // A zone belongs to a link; the number alone is what counts.
  const number = address.replace(/%.*$/, '')
  return family === 6 && global6.check(number, 'ipv6') && !hidden6.check(number, 'ipv6')
}

export const PRIVATE_ADVICE = 'a private or local address; only public ones are told, unless the server is started with WEBHOOKS_TO_PRIVATE=1'

/** A connection that isn't made, for where it would lead. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError'
}

type Resolve = (name: string, options: LookupAllOptions, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void

/** How a connection finds the address of a name: as ever, but a name with any address that isn't public has none. */
export const publicLookup =
  (resolve: Resolve = lookup): LookupFunction =>
  (name, options, done) =>
    resolve(name, { family: options.family, hints: options.hints, all: true }, (error, addresses) => {
      const hidden = error ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
      const fault = error ?? (hidden ? new PrivateAddressError(`${name} leads to ${hidden.address}, ${PRIVATE_ADVICE}`) : null)
      if (fault || addresses.length === 0) return done(fault ?? new Error(`${name} has no address`), '', 0)
      return options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family)
    })
