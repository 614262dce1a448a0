import { webcrypto } from 'node:crypto'
import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import { Problem, type ProblemBody } from '#domain/problem.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { deliverCapsule, type RescueSlip } from '#sync/rescue/deliver-capsule.ts'
import { makeCapsule } from '#sync/rescue/make-capsule.ts'
import { sha256 } from '#tests/support/pictures.ts'
import type { Phone } from '../support/phone.ts'
import type { Street } from '../support/street.ts'

const { subtle } = webcrypto

export async function kitOf(phone: Phone): Promise<RescueKit> {
  return (await (await phone.call('GET', '/api/rescue')).json()) as RescueKit
}

interface Inside {
  readonly mutations?: readonly Mutation[]
  readonly photos?: readonly Buffer[]
  readonly skewMs?: number
  readonly epoch?: string
}

/** A rescue file, made by the code that devices run. */
export function rescueFile(
  kit: RescueKit,
  { mutations = [], photos = [], skewMs = 0, epoch = 'e_1' }: Inside,
): Promise<Blob> {
  const byName = new Map(photos.map((bytes) => [sha256(bytes), bytes]))
  return makeCapsule(subtle, kit, {
    app: '0.1.0',
    epoch,
    madeAt: 1_760_000_000_000,
    skewMs,
    mutations,
    photos: [...byName.keys()],
    readPhoto: async (name) => new Uint8Array(byName.get(name)!),
  })
}

export const sendPart = (street: Street, phone: Phone, part: Bytes): Promise<Response> =>
  fetch(`${street.url}/api/rescue`, {
    method: 'POST',
    headers: { cookie: phone.cookie, 'content-type': 'application/octet-stream' },
    body: part,
  })

/** A colleague delivers the file, with the code that devices run. @param meddle what happens to a part on its way */
export function deliver(
  street: Street,
  phone: Phone,
  file: Blob,
  meddle: (part: Bytes) => Bytes = (part) => part,
): Promise<RescueSlip> {
  const line = {
    fetchKit: () => kitOf(phone),
    async bring(part: Bytes) {
      const answer = await sendPart(street, phone, meddle(part))
      if (answer.ok) return answer.json()
      const { code, details } = (await answer.json()) as ProblemBody
      throw new Problem(code, details)
    },
  }
  return deliverCapsule({ subtle, line }, file)
}
