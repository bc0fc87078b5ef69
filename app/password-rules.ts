/** What a password must be: long, and not one that everybody tries. The rule is told where one is chosen. */

export const PASSWORD_LENGTH = { least: 12, most: 128 }
export const PASSWORD_RULE = `At least ${PASSWORD_LENGTH.least} characters; several words are easiest to remember. Not one that others use, and not your name or address.`

/** What long passwords that everybody tries are made of, digits and signs at their ends left out, or read as the letters that they stand for. */
const COMMON = /^(password|passwort|motdepasse|contrasena|qwert[yz]*(uiop)?|asdfgh(jkl)?|azerty(uiop)?|zxcvbn|iloveyou|letmein|welcome|trustnoone|changeme|administrator|admin|sunshine|princess|football|baseball|dragon|monkey|superman|abcdefgh\w*|correcthorsebatterystaple|sameperiod|newsroom|secret|default|1q2w3e4r5t\w*|qazwsx(edc)?|testing?|hello|login|master|summer|winter|spring|autumn)+$/

/** Why a password can't be taken, for whoever chose it; null where it can. */
export function passwordFault(password: string, about: string[] = []): string | null {
  const { least, most } = PASSWORD_LENGTH
  if ([...password].length < least) return `The password has fewer than ${least} characters.`
  if (password.length > most) return `The password has more than ${most} characters.`
  const plain = password.toLowerCase().replace(/\s/g, '')
  const readings = [plain, lettersFor(plain.replace(/^\P{L}+|\P{L}+$/gu, ''))].map((text) => text.replace(/[^a-z]/g, ''))
  if (readings.some((text) => COMMON.test(text)) || /^\P{L}*$/u.test(plain)) return 'The password is one of those that everybody tries.'
  if (new Set(plain).size < 5 || /^(.{1,6}?)\1+.{0,5}$/.test(plain)) return 'The password repeats itself.'
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2 && plain.includes(word))
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), plain).replace(/[^\p{L}\p{N}]/gu, '')
  if (own.length > 0 && rest.length < 8) return 'The password is little more than your name or address.'
  return null
}

/** `p@ssw0rd` is `password`. */
const lettersFor = (text: string): string =>
  text.replace(/[@4]/g, 'a').replace(/3/g, 'e').replace(/[1!|]/g, 'i').replace(/0/g, 'o').replace(/[$5]/g, 's')
