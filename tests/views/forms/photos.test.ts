import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '#domain/problem.ts'
import type { PhotoWorld } from '#sync/photos.ts'
import InspectionFormView from '#views/field/forms/InspectionFormView.vue'
import MatterFormView from '#views/field/forms/MatterFormView.vue'
import { FormStreet, Hand } from './form-street.ts'

let app: FormStreet
let hand: Hand
let slow: Promise<void>
let left: number | null

const offline = () => Promise.reject(new Problem('offline'))
const world = (): PhotoWorld => ({
  line: { standing: offline, append: offline, putThumb: offline },
  async encode(source) {
    await slow
    const bytes = await source.arrayBuffer()
    if (!bytes.byteLength) throw new Problem('photoUndecodable')
    return { bytes, mime: 'image/jpeg' }
  },
  sha256: async (bytes) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
  spaceLeft: async () => left,
})

beforeEach(async () => {
  slow = Promise.resolve()
  left = null
  app = await FormStreet.open()
  app.device = await app.phone.open({ photos: world() })
  await app.device.sync()
  hand = new Hand(app)
})
afterEach(() => app.close())

const inspection = { name: 'inspection-form', params: { house: 's_17' } }
const nameOf = (words: string) => createHash('sha256').update(words).digest('hex')
const small = (place: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-photos="${place}"] button.small`),
]

async function choose(place: string, ...pictures: string[]): Promise<void> {
  const input = document.querySelectorAll<HTMLInputElement>(`[data-photos="${place}"] input`)[1]!
  const files = pictures.map((words) => new File([words], 'a.jpg', { type: 'image/jpeg' }))
  Object.defineProperty(input, 'files', { configurable: true, value: files })
  input.dispatchEvent(new Event('change'))
  await app.settle()
}

/** The first one at a place, by way of the large picture. */
async function remove(place: string): Promise<void> {
  small(place)[0]!.click()
  await app.settle()
  await hand.tap('删掉这张')
  await hand.tap('确定删掉')
  await app.rest()
}

async function draft(key: string) {
  const kept = await app.device.drafts.get<{ body: Record<string, unknown>; camera?: string | null }>(key)
  return kept!.body
}

/** At the item of the stairs with a finding that asks for a photo. */
async function atStairs(): Promise<string> {
  await app.show(InspectionFormView, { ...inspection, query: { item: 'fr_stair' } })
  await hand.tap('有裂缝', '[data-item="fr_stair"]')
  return 'answers.fr_stair'
}

describe('photos of a form', () => {
  test('are kept with the answer and counted against what the finding asks for', async () => {
    const place = await atStairs()
    expect(hand.has('照片 0/1')).toBe(true)
    await choose(place, 'one', 'two')
    expect(small(place)).toHaveLength(2)
    expect(hand.has('照片 2 张，要 1 张')).toBe(true)
    await app.rest()
    const { body } = await draft('houseInspection:new:s_17')
    expect((body.answers as Record<string, unknown>).fr_stair).toEqual({
      value: 'crack',
      photos: [nameOf('one'), nameOf('two')],
    })
  })

  test('one that is still being stored belongs to the record although the person has gone on', async () => {
    let stored!: () => void
    slow = new Promise((resolve) => (stored = resolve))
    const place = await atStairs()
    await choose(place, 'one')
    expect(hand.has('正在存照片')).toBe(true)
    await hand.tap('楼屋盖', '.form-page')
    await hand.tap('结果和提交', 'dialog')
    await hand.tap('提交排查')
    expect(app.device.records.ofType('houseInspection')).toEqual([])
    stored()
    await app.settle()
    await app.rest()
    const [found] = app.device.records.ofType('houseInspection')
    expect(found?.body.answers?.fr_stair?.photos).toEqual([nameOf('one')])
  })

  test('one that is removed is forgotten, unless another form shows it as well', async () => {
    await app.show(MatterFormView, { name: 'matter-new' })
    await choose('photos', 'two')
    await app.rest()
    const place = await atStairs()
    await choose(place, 'one', 'two', 'three')
    await remove(place)
    expect(await app.device.photos!.read(nameOf('one'))).toBeUndefined()
    await remove(place)
    expect(small(place)).toHaveLength(1)
    expect(await app.device.photos!.read(nameOf('two'))).toBeDefined()
    expect(await app.device.photos!.read(nameOf('three'))).toBeDefined()
  })

  test('when the camera killed the page, the form says that this photo was lost, and nothing else', async () => {
    const place = await atStairs()
    await choose(place, 'one')
    await hand.tap('拍照', `[data-photos="${place}"]`)
    expect((await draft('houseInspection:new:s_17')).camera).toBe(place)
    await app.kill()
    await app.device.close()
    app.device = await app.phone.open({ photos: world() })
    await app.show(InspectionFormView, inspection)
    expect(hand.has('那张没能存下')).toBe(true)
    expect(small(place)).toHaveLength(1)
    await choose(place, 'two')
    expect(hand.has('那张没能存下')).toBe(false)
    expect((await draft('houseInspection:new:s_17')).camera).toBeNull()
  })

  test('what cannot be taken is said in words beside the button', async () => {
    const place = await atStairs()
    await choose(place, '')
    expect(hand.has('手机打不开这张照片')).toBe(true)
    left = 1000
    await choose(place, 'one')
    expect(hand.has('手机存储满了')).toBe(true)
    left = null
    await choose(place, 'one')
    expect(hand.has('手机存储满了')).toBe(false)
    expect(small(place)).toHaveLength(1)
  })

  test('a field of photos keeps when each was taken; with the draft they go as well', async () => {
    await app.show(MatterFormView, { name: 'matter-new' })
    await choose('photos', 'one')
    const { body } = await draft('matter:new')
    expect(body.photos).toEqual([{ sha256: nameOf('one'), takenAt: expect.any(Number) }])
    await app.show(MatterFormView, { name: 'matter-new' })
    await hand.tap('不要了，重填')
    await hand.tap('确定不要了')
    await app.rest()
    expect(await app.device.photos!.read(nameOf('one'))).toBeUndefined()
  })

  test('where the device keeps none, there is no dead button', async () => {
    await app.device.close()
    app.device = await app.phone.open()
    await atStairs()
    expect(hand.has('拍照')).toBe(false)
    expect(hand.has('照片 0/1')).toBe(true)
  })
})
