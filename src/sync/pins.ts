import { wrongPinsAllowed } from '#domain/access/screen-lock.ts'
import { areSame, asciiBytes, bytesOf, hexOf } from '#domain/rescue/bytes.ts'
import type { Bytes, Subtle } from '#domain/rescue/subtle.ts'
import type { Accounts, KeptPin } from '#storage/accounts.ts'

/** Right; or how many tries are left, at 0 none. */
export type PinAnswer = 'right' | { readonly left: number }

/**
 * The PINs of the people who use this phone. A PIN closes the screen; it encrypts nothing, and only its salted hash
 * is kept. Wrong tries are counted on the disk: closing the app brings no new ones.
 */
export interface Pins {
  has(user: string): Promise<boolean>
  set(user: string, pin: string): Promise<void>
  remove(user: string): Promise<void>
  try(user: string, pin: string): Promise<PinAnswer>
}

interface PinsWorld {
  readonly accounts: Pick<Accounts, 'pinOf' | 'keepPin' | 'countWrongPin'>
  readonly subtle: Subtle
  readonly random: (bytes: Bytes) => Uint8Array
  /** Of PBKDF2-SHA-256; DOMAIN 8.3 asks for 310,000 at least. */
  readonly rounds?: number
}

const ROUNDS = 310_000

export function pinsIn({ accounts, subtle, random, rounds = ROUNDS }: PinsWorld): Pins {
  async function hashOf(pin: string, salt: Bytes, turns: number): Promise<Uint8Array> {
    const key = await subtle.importKey('raw', asciiBytes(pin), { name: 'PBKDF2' }, false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: turns }
    return new Uint8Array(await subtle.deriveBits(how, key, 256))
  }
  const isRight = async (kept: KeptPin, pin: string) =>
    areSame(await hashOf(pin, bytesOf(kept.salt), kept.rounds), bytesOf(kept.hash))

  return {
    has: async (user) => (await accounts.pinOf(user)) !== null,
    async set(user, pin) {
      const salt = new Uint8Array(16)
      random(salt)
      const hash = hexOf(await hashOf(pin, salt, rounds))
      await accounts.keepPin(user, { salt: hexOf(salt), hash, rounds, wrong: 0 })
    },
    remove: (user) => accounts.keepPin(user, null),
    async try(user, pin) {
      const kept = await accounts.pinOf(user)
      if (!kept) return 'right'
      if (kept.wrong >= wrongPinsAllowed) return { left: 0 }
      if (/^\d+$/.test(pin) && (await isRight(kept, pin))) {
        if (kept.wrong) await accounts.keepPin(user, { ...kept, wrong: 0 })
        return 'right'
      }
      return { left: Math.max(0, wrongPinsAllowed - (await accounts.countWrongPin(user))) }
    },
  }
}
