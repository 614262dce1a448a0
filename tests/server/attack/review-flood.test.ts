import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostOpenReviews } from '#server/services/sync/review-room.ts'
import { command, create, patch, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let chen: Phone
let zhang: Phone
beforeAll(async () => {
  street = await openStreet()
  for (const name of ['li', 'chen']) await street.person(name, 'worker', { [base]: 'worker' })
  await street.person('zhang', 'supervisor', { [base]: 'supervisor' })
  ;[li, chen, zhang] = await Promise.all([street.phone('li'), street.phone('chen'), street.phone('zhang')])
  await chen.push(
    create('household', 'r_1', base, { code: 'c', building: 'r_b', room: '1', phone: '13800000000' }),
  )
})
afterAll(() => street.close())

const openIn = async (scope: string, author: string) =>
  (await street.reviews(scope)).filter(({ body }) => body.author === author && body.status === 'open')

describe('a phone that has gone mad', () => {
  it('[M7] [P3] fills no colleague’s phone with questions: all are kept, most of them for the supervisor alone', async () => {
    for (let round = 0; round < 3; round++) {
      const wrong = Array.from({ length: 200 }, () => create('household', 'r_mad', base, { nonsense: 1 }))
      const disputed = Array.from({ length: 20 }, (_, i) =>
        patch('household', 'r_1', { phone: [`1390000${round}${100 + i}`, `1370000${round}${100 + i}`] }),
      )
      const outcomes = await li.push(...wrong, ...disputed)
      expect(outcomes.every(({ review }) => review)).toBe(true)
    }
    expect(await openIn(base, 'u_li')).toHaveLength(mostOpenReviews)
    expect(await openIn('holding', 'u_li')).toHaveLength(660 - mostOpenReviews)
    expect((await chen.everything()).filter(({ type }) => type === 'review')).toHaveLength(mostOpenReviews)
  })

  it('[M5] what it typed can still be let in by the supervisor', async () => {
    const overflow = (await openIn('holding', 'u_li')).find(({ body }) => body.kind === 'field')!
    const seen = { phone: (await street.record('r_1'))!.body.phone! }
    const decided = await zhang.pushOne(command('review', overflow.id, 'resolve', { choice: 'mine', seen }))
    expect(decided.outcome).toBe('applied')
    expect((await street.record('r_1'))!.body.phone).toMatch(/^137/)
  })

  it('costs others nothing: what a colleague disputes is asked in the grid', async () => {
    const { review, outcome } = await chen.pushOne(
      patch('household', 'r_1', { phone: ['13500000000', '13600000000'] }),
    )
    expect(outcome).toBe('conflict')
    expect((await street.record(review!))!.scope).toBe(base)
  })
})
