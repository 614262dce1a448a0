import { expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { BASE, household, openStreet, patch, type Street } from './street.ts'

const reviewsIn = async ({ server }: Street): Promise<JsonObject[]> =>
  [...(await server.scope(BASE)).values()].filter(({ type }) => type === 'review').map(({ body }) => body)

it('[M5] [M7] one field typed twice without signal against another’s value is one question, with the last word', async () => {
  const street = await openStreet()
  await street.server.write('li', household('r_1'))
  const phone = street.phone()
  const device = await phone.ready()
  const uids = [
    ...(await device.save([patch('r_1', { room: ['101', '102'], note: [null, '一'] })])),
    ...(await device.save([patch('r_1', { room: ['102', '103'] })])),
  ]
  await street.server.write('li', patch('r_1', { room: ['101', '201'] }))
  await device.sync()
  const [review, ...others] = await reviewsIn(street)
  expect(others).toEqual([])
  expect(review).toMatchObject({
    kind: 'field',
    fields: ['room'],
    base: { room: '101' },
    mine: { room: '103' },
    theirs: { room: '201' },
    uids,
  })
  expect(await street.server.body('r_1')).toMatchObject({ room: '201', note: '一' })
})

it('[M5] what was typed on top of something else is a question of its own', async () => {
  const street = await openStreet()
  await street.server.write('li', household('r_1'))
  const one = await street.phone().ready()
  const other = await street.phone().ready()
  await one.save([patch('r_1', { room: ['101', '102'] })])
  await other.save([patch('r_1', { room: ['101', '103'] })])
  await street.server.write('li', patch('r_1', { room: ['101', '201'] }))
  await one.sync()
  await other.sync()
  expect((await reviewsIn(street)).map(({ mine }) => mine)).toEqual([{ room: '102' }, { room: '103' }])
})
