import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueueMessage, RecordsMessage } from '#domain/desk/desk-messages.ts'
import { type DeskStreet, inspect, openDeskStreet, visitElder } from './desk-street.ts'

let street: DeskStreet
// Nothing here writes but the last test, and each sign-in costs real work.
beforeAll(async () => {
  street = await openDeskStreet()
  await inspect(street, 'r_i', { em_noise_debris: { value: 'yes' } })
  await visitElder(street, 'r_v', { he_illness: { value: 'normal' } })
})
afterAll(() => street.close())

const paths = [
  'counts',
  'queue',
  'reviews',
  'people',
  'organisation',
  'tasks',
  'moves-along/r_b',
  'task-targets?type=household&rule=all&grid=07',
  'overview',
  'records?type=household',
  'records/r_h',
  'records/r_h?reveal=check',
  'records/r_h/history',
  'roster/07',
]

describe('the desk', () => {
  it.each(paths)('is closed to a worker: %s', async (path) => {
    expect(await street.desk(street.li, path)).toEqual({ status: 403, body: { code: 'notAllowed' } })
  })

  it.each(paths)('is closed to whoever is not signed in: %s', async (path) => {
    const answer = await fetch(`${street.url}/api/desk/${path}`)
    expect([answer.status, await answer.json()]).toEqual([401, { code: 'signInNeeded' }])
  })

  it('shows another community’s supervisor nothing of this one', async () => {
    const { far } = street
    expect(await street.desk(far, 'counts')).toEqual({ status: 200, body: { queue: 0, reviews: 0 } })
    expect((await street.desk<QueueMessage>(far, 'queue')).body.entries).toEqual([])
    expect((await street.desk<QueueMessage>(far, 'queue?grid=07')).body.entries).toEqual([])
    expect((await street.desk<RecordsMessage>(far, 'records?type=household')).body).toMatchObject({
      records: [],
      total: 0,
    })
    expect(
      (await street.desk<RecordsMessage>(far, 'records?type=resident&search=19900000001')).body.total,
    ).toBe(0)
    for (const path of [
      'records/r_h',
      'records/r_h?reveal=check',
      'records/r_h/history',
      'records/nowhere',
      'moves-along/r_b',
    ]) {
      expect(await street.desk(far, path)).toEqual({ status: 404, body: { code: 'notFound' } })
    }
    expect((await street.desk(far, 'roster/07')).status).toBe(403)
    expect(await street.desk(far, 'overview')).toMatchObject({ body: { queue: 0, grids: [], attention: [] } })
  })

  it.each([
    'queue?type=household',
    'task-targets?type=household&rule=all',
    'task-targets?type=matter&rule=all&grid=07',
    'queue?limit=0',
    'queue?limit=100000',
    'queue?grid=07/base',
    'records',
    'records?type=nonsense',
    'records?type=__proto__',
    'records?type=household&where.phone=19900000001',
    'records?type=household&where.__proto__=x',
    'records?type=household&search=%20',
    'records?type=household&type=resident',
    'records/r_h?reveal=curiosity',
    `records/${'x'.repeat(200)}`,
    'roster/..%2F..',
  ])('refuses what it does not understand: %s', async (path) => {
    expect(await street.desk(street.zhang, path)).toMatchObject({ status: 400, body: { code: 'badRequest' } })
  })

  it('is closed the moment a right is taken', async () => {
    expect((await street.desk(street.zhang, 'counts')).body).toEqual({ queue: 2, reviews: 0 })
    await street.write(async ({ grants }) => {
      for (const part of ['base', 'care', 'house']) await grants.take('u_zhang', `g:07/${part}`)
    })
    expect((await street.desk(street.zhang, 'counts')).status).toBe(403)
  })
})
