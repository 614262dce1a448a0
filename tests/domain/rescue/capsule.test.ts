import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { headerLengthOf, readHeader } from '#domain/rescue/capsule-file.ts'
import { openPart } from '#domain/rescue/open-part.ts'
import { partMessage } from '#domain/rescue/part-message.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import { deliverCapsule } from '#sync/rescue/deliver-capsule.ts'
import { seed } from '#tests/support/seed.ts'
import { capsule, photoBytes, serverWithKit, subtle, visit } from './capsules.ts'

type Server = Awaited<ReturnType<typeof serverWithKit>>
let server: Server
let file: Bytes

beforeAll(async () => {
  server = await serverWithKit()
  file = await capsule(server.kit)
})

async function partsOf(bytes: Bytes) {
  const { prelude, places } = await readHeader(subtle, bytes.slice(0, headerLengthOf(bytes)), bytes.length)
  return places.map(({ start, end }, index) => partMessage(prelude, index, bytes.slice(start, end)))
}
const open = (message: Uint8Array, by = server) => openPart(subtle, message, by.privateKeyOf)

/** Delivers to a line that counts what it was asked to bring. */
async function delivered(bytes: Uint8Array): Promise<{ code: string; sent: number }> {
  let sent = 0
  const line = {
    fetchKit: () => Promise.reject(new Error('nobody asks')),
    bring: () => {
      sent++
      return Promise.reject(new Error('was sent'))
    },
  }
  const code = await deliverCapsule({ subtle, line }, new Blob([bytes.slice()])).then(
    () => 'delivered',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
  return { code, sent }
}

describe('a rescue file', () => {
  it('[X2][D9] opens at its server to what was put in, word for word', async () => {
    const [cover, entries, photo] = await Promise.all((await partsOf(file)).map((part) => open(part)))
    expect(cover!.head).toMatchObject({
      kind: 'cover',
      author: 'u_li',
      device: 'd_li',
      entries: 1,
      photosFrom: 2,
    })
    expect(entries!.head).toMatchObject({ kind: 'entries', after: null, mutations: [visit(1)] })
    expect(photo!.bytes).toEqual(photoBytes(7))
    for (const part of [cover, entries, photo]) expect(await part!.isVouchedBy(server.secret)).toBe(true)
  })

  it('[P1] keeps a long outbox in its order, each page naming the last entry before it', async () => {
    const mutations = Array.from({ length: 450 }, (_, i) => visit(i + 1))
    const parts = await partsOf(await capsule(server.kit, { mutations, photos: [] }))
    const heads = (await Promise.all(parts.slice(1).map((part) => open(part)))).map(({ head }) => head)
    const pages = heads.filter((head) => head.kind === 'entries')
    expect(pages.flatMap((page) => page.mutations)).toEqual(mutations)
    expect(pages.map(({ after }) => after)).toEqual([null, 'm_200', 'm_400'])
  })

  it('[X2] in which any bit is flipped is refused before anything is sent', async () => {
    const bit = fc.integer({ min: 0, max: file.length * 8 - 1 })
    await fc.assert(
      fc.asyncProperty(bit, async (at) => {
        const bent = file.slice()
        bent[at >> 3]! ^= 1 << (at & 7)
        const { code, sent } = await delivered(bent)
        expect([code, sent]).toEqual([expect.stringMatching(/^(rescue(Damaged|Newer)|notRescueFile)$/), 0])
      }),
      { seed, numRuns: 400 },
    )
    expect(await delivered(file)).toEqual({ code: 'was sent', sent: 1 })
  })

  it('[X2] that was cut off, or has something behind it, is refused before anything is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (length) => {
        const { code, sent } = await delivered(file.slice(0, length))
        expect([code, sent]).toEqual([expect.stringMatching(/^(rescueDamaged|notRescueFile)$/), 0])
      }),
      { seed, numRuns: 200 },
    )
    expect(await delivered(new Uint8Array([...file, 0]))).toEqual({ code: 'rescueDamaged', sent: 0 })
  })

  it('that is none says so', async () => {
    const picture = new TextEncoder().encode(
      '\u00ff\u00d8 a holiday picture, quite long enough to be something else',
    )
    expect(await delivered(picture)).toEqual({ code: 'notRescueFile', sent: 0 })
  })

  it('shows nothing of what is inside to whoever carries it', async () => {
    const text = Buffer.from(file).toString('latin1')
    for (const word of ['u_li', 'd_li', 'visit', 'm_1', 'r_1', 'g:07', 'a'.repeat(64)])
      expect(text).not.toContain(word)
    expect(Buffer.from(file).includes(Buffer.from(photoBytes(7)))).toBe(false)
  })
})

describe('a part', () => {
  it('[X2] in which any bit is flipped is not opened by the server', async () => {
    const [, entries] = await partsOf(file)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: entries!.length * 8 - 1 }), async (at) => {
        const bent = entries!.slice()
        bent[at >> 3]! ^= 1 << (at & 7)
        await expect(open(bent)).rejects.toThrow(/^(rescue(Damaged|Newer|OtherServer)|notRescueFile)$/)
      }),
      { seed, numRuns: 400 },
    )
  })

  it('[X4] at another place, or of another file, is not opened', async () => {
    const [cover, entries] = await partsOf(file)
    const moved = new Uint8Array([...cover!.slice(0, 93), 1, ...cover!.slice(94)])
    await expect(open(moved)).rejects.toThrow('rescueDamaged')
    const other = (await partsOf(await capsule(server.kit)))[1]!
    const mixed = new Uint8Array([...entries!.slice(0, 94), ...other.slice(94)])
    await expect(open(mixed)).rejects.toThrow('rescueDamaged')
  })

  it('[X4] is vouched for by nobody but the device it was made on', async () => {
    const forged = await partsOf(await capsule({ ...server.kit, secret: 'ab'.repeat(32) }))
    const opened = await open(forged[1]!)
    expect(await opened.isVouchedBy(server.secret)).toBe(false)
  })

  it('for another server is told apart from a damaged one', async () => {
    const other = await serverWithKit()
    await expect(open((await partsOf(file))[0]!, other)).rejects.toThrow('rescueOtherServer')
  })
})
