import { createHmac } from 'node:crypto'
import type { LookupAddress } from 'node:dns'
import { afterEach, describe, expect, it, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { isPublicAddress, publicLookup } from './public-address'
import { type Answer, type Receiver, startReceiver } from './receiver.fixture'
import { network, sendWebhook, signatureOf, targetFault } from './send-webhook'

const SECRET = `whsec_${Buffer.from('a secret of two and thirty bytes').toString('base64')}`
const local = { ...network(), isPrivateAllowed: true, patience: 300 }

const receivers: Receiver[] = []
afterEach(async () => void (await Promise.all(receivers.splice(0).map(({ close }) => close()))))
async function receiver(...answers: Answer[]): Promise<Receiver> {
  const started = await startReceiver(...answers)
  receivers.push(started)
  return started
}
const deliver = (url: string, world = local, body = '{"type":"webhook.test"}') => sendWebhook({ id: 'msg_1', url, secret: SECRET, body }, world)

describe('the signature', () => {
  it('is the one of the example that its inventors publish', () => {
    // docs.svix.com, “Verifying webhooks manually”.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    expect(signatureOf(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is verified by the receivers’ own package, and by hand', async () => {
    const { url, received } = await receiver(204)
    const body = JSON.stringify({ type: 'release.published', data: { note: 'Größe, “quoted”, 𝛼' } })
    expect(await deliver(url, local, body)).toEqual({ isTold: true, status: 204, fault: null })
    const [{ headers, body: got }] = received
    expect(got).toBe(body)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'msg_1' })
    expect(new Webhook(SECRET).verify(got, headers as Record<string, string>)).toEqual(JSON.parse(body))
    expect(() => new Webhook(SECRET).verify(got.replace('published', 'withdrawn'), headers as Record<string, string>)).toThrow('No matching signature found')
    const hmac = createHmac('sha256', 'a secret of two and thirty bytes').update(`msg_1.${String(headers['webhook-timestamp'])}.${body}`)
    expect(headers['webhook-signature']).toBe(`v1,${hmac.digest('base64')}`)
  })
})

describe('a try', () => {
  it.each([
    [500, 'it answered 500'],
    [404, 'it answered 404'],
    [410, 'it answered 410: it wants to be told no more'],
  ])('that is answered %i failed', async (status, fault) => {
    expect(await deliver((await receiver(status)).url)).toEqual({ isTold: false, status, fault })
  })

  it('that isn’t answered in time failed', async () => {
    expect(await deliver((await receiver(null)).url)).toEqual({ isTold: false, status: null, fault: 'no answer within 0.3 seconds' })
  })

  it('whose answer never ends is done with its status', async () => {
    const drip: Answer = (response) => void response.writeHead(200).write('.')
    expect(await deliver((await receiver(drip)).url)).toMatchObject({ isTold: true, status: 200 })
  })

  it('takes no more than a little of a long answer', async () => {
    let written = 0
    const flood: Answer = (response) => {
      const pour = setInterval(() => {
        written += 65_536
        response.write(Buffer.alloc(65_536))
        if (written > 100_000_000) response.end()
      }, 1)
      response.on('close', () => clearInterval(pour))
    }
    expect(await deliver((await receiver(flood)).url, { ...local, patience: 20_000 })).toMatchObject({ isTold: true, status: 200 })
    expect(written).toBeLessThan(20_000_000)
  })

  it('follows no redirect', async () => {
    const inner = await receiver(200)
    const outer = await receiver((response) => response.writeHead(307, { Location: inner.url }).end())
    expect(await deliver(outer.url)).toEqual({ isTold: false, status: 307, fault: 'it answered 307: redirects aren’t followed, so name the address that it leads to' })
    expect(inner.connections()).toBe(0)
  })

  it('where nobody listens failed, and says so', async () => {
    const { url, close } = await startReceiver()
    await close()
    expect(await deliver(url)).toEqual({ isTold: false, status: null, fault: expect.stringContaining('it can’t be reached: ECONNREFUSED') })
  })

  it('over https needs a certificate: a receiver without one gets nothing', async () => {
    const { url, received } = await receiver(200)
    expect(await deliver(url.replace('http:', 'https:'))).toMatchObject({ isTold: false, status: null })
    expect(received).toEqual([])
  })
})

describe('without WEBHOOKS_TO_PRIVATE', () => {
  const strict = { ...local, isPrivateAllowed: false }

  it.each([
    '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0.0.0.0', '0', '10.0.0.7', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254',
    '100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:8.8.8.8]', '[::127.0.0.1]', '[fe80::1]',
    '[fd00:ec2::254]', '[fc00::1]', '[ff02::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[2001:db8::1]', '１２７.０.０.１',
  ])('https://%s is refused before anything is sent', async (host) => {
    const url = `https://${host}/hook`
    expect(targetFault(url, false)).toContain('a public address')
    expect(await deliver(url, strict)).toMatchObject({ isTold: false, status: null, fault: expect.stringContaining('not sent') })
    expect(targetFault(url, true)).toBeNull()
  })

  it.each([
    ['http://news.example.org/hook', 'begins with https://'],
    ['ftp://news.example.org/hook', 'begins with https://'],
    ['https://ann:word@news.example.org/hook', 'without a name and password'],
    ['news.example.org', 'an address of at most'],
    [`https://news.example.org/${'a'.repeat(2000)}`, 'an address of at most'],
    ['', 'an address of at most'],
  ])('%s is refused', (url, fault) => expect(targetFault(url, false)).toContain(fault))

  it.each(['https://news.example.org/hook?token=1', 'https://8.8.8.8/hook', 'https://[2606:4700:4700::1111]:8443/'])('%s may be tried', (url) => expect(targetFault(url, false)).toBeNull())

  /** Names as a hostile server of names has them: each look-up gets the next answer. */
  const names = (...answers: LookupAddress[][]) => {
    let asked = 0
    const lookup = publicLookup((_, __, done) => done(null, answers[Math.min(asked++, answers.length - 1)]))
    return { world: { ...strict, lookup }, asked: () => asked }
  }
  const [hidden, open] = [{ address: '127.0.0.1', family: 4 }, { address: '192.88.98.1', family: 4 }]

  it.each([
    ['a private address', [hidden]],
    ['a private address among public ones', [open, hidden]],
    ['the address of a cloud’s metadata', [{ address: '169.254.169.254', family: 4 }]],
    ['this machine in IPv6', [{ address: '::1', family: 6 }]],
    ['an IPv4 address written as IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ])('a name that leads to %s isn’t connected to', async (_, addresses) => {
    const { port, connections } = await receiver(200)
    const { world } = names(addresses)
    expect(await deliver(`https://hook.example.org:${port}/`, world)).toMatchObject({ isTold: false, fault: expect.stringContaining('a private or local address') })
    expect(connections()).toBe(0)
  })

  it('a name that answers otherwise the second time gains nothing: it is asked once, and what was checked is connected to', async () => {
    const { port, connections } = await receiver(200)
    const { world, asked } = names([open], [hidden])
    expect(await deliver(`https://hook.example.org:${port}/`, world)).toMatchObject({ isTold: false, status: null })
    expect([asked(), connections()]).toEqual([1, 0])
  })

  it('the name of this machine leads nowhere', async () => {
    const { port, connections } = await receiver(200)
    expect(await deliver(`https://localhost:${port}/`, strict)).toMatchObject({ isTold: false, fault: expect.stringContaining('a private or local address') })
    expect(connections()).toBe(0)
  })
})

test.each([
  ['8.8.8.8', true], ['1.1.1.1', true], ['172.15.255.255', true], ['172.32.0.1', true], ['100.128.0.1', true], ['2606:4700:4700::1111', true], ['2a00:1450::1', true],
  ['192.168.0.1', false], ['fe80::1%eth0', false], ['::ffff:8.8.8.8', false], ['example.org', false], ['', false],
])('%s is public: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic))
