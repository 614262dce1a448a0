import { afterEach, beforeEach, expect, it } from 'vitest'
import { BASE, household, openStreet, patch, type Street } from '#tests/sync/street.ts'

let street: Street
beforeEach(async () => {
  street = await openStreet()
})
afterEach(() => street.server.close())

const reviews = () =>
  street.server.context.store.read(async ({ records, feed }) =>
    records.all({ scopes: [...(await feed.scopes())], type: 'review' }),
  )

it('[R1] what a colleague wrote to a lost record waits for it, and needs nobody once it is back', async () => {
  await street.server.grant('li', 'user:li')
  const [wang, li] = [street.phone('wang'), street.phone('li')]
  const [author, colleague] = [await wang.open(), await li.open()]
  await Promise.all([author.sync(), colleague.sync()])
  const restore = await street.server.backup()
  await author.save([household('r_lost', { room: '1', note: 'a' })])
  await author.sync()
  await colleague.sync()
  await colleague.save([patch('r_lost', { room: ['1', '2'] })])
  await colleague.sync()
  await colleague.save([patch('r_lost', { room: ['2', '3'] })])
  await colleague.sync()
  await restore()
  await street.server.newEpoch()

  await colleague.sync()
  expect(await street.server.body('r_lost')).toBeNull()
  expect((await reviews()).map(({ body }) => body.problem)).toEqual(['unknownRecord', 'unknownRecord'])
  await author.sync()
  expect(await street.server.body('r_lost')).toEqual({ room: '3', note: 'a' })
  expect((await reviews()).map(({ state, body }) => [state, body.status])).toEqual([
    ['closed', 'resolved'],
    ['closed', 'resolved'],
  ])
  await colleague.sync()
  const notices = colleague.records.ofType('notice').map(({ body }) => [body.kind, body.outcome])
  expect(notices).toEqual([
    ['decided', 'mine'],
    ['decided', 'mine'],
  ])
  expect(colleague.records.get('household', 'r_lost')?.body).toEqual({ room: '3', note: 'a' })
  await Promise.all([author.close(), colleague.close()])
})

it('[P6] what waits is settled with no more than the rights of its author', async () => {
  await street.server.write('chen', patch('r_1', { room: ['1', '9'] }))
  await street.server.takeGrant('chen', BASE)
  await street.server.write('li', household('r_1', { room: '1' }))
  expect(await street.server.body('r_1')).toEqual({ room: '1' })
  expect((await reviews()).map(({ body }) => body.status)).toEqual(['open'])
})

it('[M5] what waits and clashes becomes the question that it would have been', async () => {
  await street.server.write('wang', patch('r_1', { room: ['1', '2'] }))
  await street.server.write('li', household('r_1', { room: '7' }))
  expect(await street.server.body('r_1')).toEqual({ room: '7' })
  const found = (await reviews()).map(({ scope, body }) => [scope, body.kind, body.status, body.author])
  expect(found).toContainEqual(['holding', 'error', 'resolved', 'wang'])
  expect(found).toContainEqual([BASE, 'field', 'open', 'wang'])
})
