import { hash, verify } from '@node-rs/argon2'

/** Argon2id, 19 MiB, two passes: OWASP's first recommendation. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Of no one: what a wrong user name is checked against, so that it takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$o1d2cZTjwUCiBHsPq2XvNQ$bbTv0vbLr92BeCM/Ot5egXLmlYobtzJz5pRGttOYvhQ'

/** True when the password is the one behind the hash; false, after the same time, when there is no hash. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const right = await verify(passwordHash ?? nobody, password)
  return right && passwordHash !== null
}

/** At least eight characters, with letters, digits and something else (MLPS 2.0, level 2). */
export const isStrongPassword = (password: string): boolean =>
  Array.from(password).length >= 8 &&
  /\p{L}/u.test(password) &&
  /\p{N}/u.test(password) &&
  /[^\p{L}\p{N}\s]/u.test(password)
