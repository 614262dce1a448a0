import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesSinceReturn } from '#domain/desk/changes-since-return.ts'
import type {
  HistoryMessage,
  OverviewMessage,
  RateMessage,
  QueueMessage,
  RecordMessage,
  RecordsMessage,
  ReviewsMessage,
} from '#domain/desk/desk-messages.ts'
import { command, create, patch } from '../support/phone.ts'
import { type DeskStreet, inspect, openDeskStreet, visitElder } from './desk-street.ts'

const hour = 3_600_000
let street: DeskStreet
beforeEach(async () => {
  street = await openDeskStreet()
})
afterEach(() => street.close())

const queue = async (query = '') => (await street.desk<QueueMessage>(street.zhang, `queue${query}`)).body

describe('the review queue', () => {
  it('puts danger first, then what has waited longest, each with what it comes to', async () => {
    await visitElder(street, 'r_v1', { he_illness: { value: 'normal' } })
    street.now += hour
    await visitElder(street, 'r_v2', { he_mobility: { value: 'attention' } })
    street.now += hour
    await inspect(street, 'r_i', { em_noise_debris: { value: 'yes' } })
    const { total, entries } = await queue()
    expect(total).toBe(3)
    expect(
      entries.map(({ id, subject, summary }) => [id, subject.zh, summary.tone, summary.word.zh]),
    ).toEqual([
      ['r_i', '石桥路 17 号', 'red', '红'],
      ['r_v1', '王** · 3栋 302', 'green', '正常'],
      ['r_v2', '王** · 3栋 302', 'yellow', '需关注'],
    ])
    expect(entries[0]!.summary).toMatchObject({ grade: 'severe', emergency: true, verified: false })
    expect((await queue('?type=houseInspection')).entries).toHaveLength(1)
    expect((await queue('?limit=1')).entries).toHaveLength(1)
  })

  it('tells when a log was submitted and when it arrived', async () => {
    const { li } = street
    const submittedAt = street.now
    const body = {
      visitType: 'daily',
      form: 'home',
      startedAt: submittedAt,
      endedAt: submittedAt,
      workers: ['u_li'],
      households: [
        { household: 'r_h', met: 'self' },
        { household: 'r_other', met: 'nobody' },
      ],
    }
    const mutations = [
      li.mutation(create('visit', 'r_w', 'g:07/base', body)),
      li.mutation(command('visit', 'r_w', 'submit')),
    ]
    street.now += 2 * hour
    await li.sync({ mutations })
    const [entry] = (await queue()).entries
    expect(entry).toMatchObject({ submittedAt, receivedAt: street.now, round: 1, author: 'u_li' })
    expect(entry!.subject.zh).toBe('3栋 302 等 2 户')
  })

  it('gives back what was sent back, with what its author changed since', async () => {
    const { li, zhang } = street
    await inspect(street, 'r_i', { m2: { value: 'none' } })
    const remarks = { 'answers.m2': '请补拍近景' }
    await zhang.pushOne(command('houseInspection', 'r_i', 'sendBack', { note: '请补照片', remarks }))
    expect((await queue()).total).toBe(0)
    const before = { value: 'none' }
    await li.push(
      patch('houseInspection', 'r_i', { 'answers.m2': [before, { value: 'none', note: '看过' }] }),
      patch('houseInspection', 'r_i', {
        'answers.m2': [
          { value: 'none', note: '看过' },
          { value: 'yes', note: '补拍' },
        ],
      }),
      command('houseInspection', 'r_i', 'submit'),
    )
    expect((await queue()).entries[0]).toMatchObject({ id: 'r_i', round: 2 })
    const history = (await street.desk<HistoryMessage>(zhang, 'records/r_i/history')).body
    expect(changesSinceReturn(history.entries)).toEqual({
      note: '请补照片',
      remarks,
      by: 'u_zhang',
      at: expect.any(Number),
      changes: { 'answers.m2': [before, { value: 'yes', note: '补拍' }] },
    })
  })
})

describe('a page', () => {
  it('of an inspection has the one before, its house, and whether approving lowers the grade', async () => {
    await inspect(street, 'r_1', { em_noise_debris: { value: 'yes' } }, street.now - 30 * 24 * hour)
    await street.zhang.pushOne(command('houseInspection', 'r_1', 'approve'))
    await street.li.push(create('houseInspection', 'r_draft', 'g:07/house', { house: 'r_house' }))
    await inspect(street, 'r_2', { em_noise_debris: { value: 'no' } })
    const { body } = await street.desk<RecordMessage>(street.zhang, 'records/r_2')
    expect(body).toMatchObject({ lowersGrade: true, role: 'supervisor', previous: { id: 'r_1' } })
    expect(body.related.map(({ id }) => id)).toEqual(['r_house'])
    expect(body.words.u_li).toEqual({ zh: 'li', en: 'li' })
    const first = await street.desk<RecordMessage>(street.zhang, 'records/r_1')
    expect(first.body.previous).toBeNull()
  })

  it('of a home has its people, its building by name, and its conflicts', async () => {
    await street.zhang.pushOne(patch('household', 'r_h', { note: [null, 'a'] }))
    const { review } = await street.li.pushOne(patch('household', 'r_h', { note: [null, 'b'] }))
    const { body } = await street.desk<RecordMessage>(street.zhang, 'records/r_h')
    expect(body.related.map(({ id }) => id).sort()).toEqual(['r_b', 'r_elder', 'r_p'])
    expect(body.words.r_b).toEqual({ zh: '3栋', en: '3栋' })
    expect(body.reviews.map(({ id }) => id)).toEqual([review])
  })
})

describe('the conflict desk', () => {
  it('lists what is open with whose and which fields, and no longer what is decided', async () => {
    await street.zhang.pushOne(patch('household', 'r_h', { note: [null, 'a'] }))
    const { review } = await street.li.pushOne(patch('household', 'r_h', { note: [null, 'b'] }))
    const list = async () => (await street.desk<ReviewsMessage>(street.zhang, 'reviews')).body
    expect(await list()).toMatchObject({
      total: 1,
      entries: [
        {
          id: review,
          kind: 'field',
          subject: { zh: '3栋 302' },
          fields: [{ zh: '备注' }],
          author: 'u_li',
          other: 'u_zhang',
        },
      ],
    })
    const args = { choice: 'mine', seen: { note: 'a' } }
    expect(await street.zhang.pushOne(command('review', review!, 'resolve', args))).toMatchObject({
      outcome: 'applied',
    })
    expect((await list()).total).toBe(0)
    expect((await street.record('r_h'))!.body.note).toBe('b')
  })
})

describe('lists', () => {
  it('filter by what the definition names, search and go on page by page', async () => {
    await street.li.push(
      ...Array.from({ length: 5 }, (_, n) =>
        create('household', `r_n${n}`, 'g:07/base', {
          code: `n${n}`,
          building: 'r_b',
          room: `50${n}`,
          status: 'empty',
        }),
      ),
    )
    const get = async (query: string) =>
      (await street.desk<RecordsMessage>(street.zhang, `records?type=household${query}`)).body
    expect((await get('&where.status=empty')).total).toBe(5)
    expect((await get('&search=503')).records.map(({ id }) => id)).toEqual(['r_n3'])
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: RecordsMessage = await get(`&limit=2${after && `&after=${encodeURIComponent(after)}`}`)
      seen.push(...page.records.map(({ id }) => id))
      after = page.next
    }
    expect(seen.sort()).toEqual(['r_h', 'r_n0', 'r_n1', 'r_n2', 'r_n3', 'r_n4'])
  })
})

describe('the overview', () => {
  it('counts parts of wholes and ranks nobody', async () => {
    await inspect(street, 'r_i', { em_noise_debris: { value: 'yes' } })
    await visitElder(street, 'r_v', { he_illness: { value: 'normal' } })
    const { body } = await street.desk<OverviewMessage>(street.zhang, 'overview')
    expect(body).toMatchObject({
      queue: 2,
      reviews: 0,
      rates: {
        eldersLate: { part: 0, whole: 1 },
        housesHazard: { part: 1, whole: 1 },
        // Nobody has accepted the inspection yet.
        housesInspected: { part: 0, whole: 1 },
        homesCovered: { part: 1, whole: 1 },
      },
      grades: { severe: 1 },
      grids: [{ grid: '07', rates: { housesHazard: { part: 1, whole: 1 } } }],
    })
    expect(body.attention[0]).toMatchObject({ type: 'house', tone: 'red', subject: { zh: '石桥路 17 号' } })
    expect(JSON.stringify(body)).not.toContain('u_li')
  })

  it('shows the list behind a figure, names masked', async () => {
    await inspect(street, 'r_i', { em_noise_debris: { value: 'yes' } })
    const houses = await street.desk<RateMessage>(street.zhang, 'rates/housesHazard')
    expect(houses.body).toMatchObject({
      share: { part: 1, whole: 1 },
      lines: [{ type: 'house', counts: true, subject: { zh: '石桥路 17 号' }, grid: '07' }],
    })
    const elders = await street.desk<RateMessage>(street.zhang, 'rates/eldersLate?grid=07')
    expect(elders.body.lines).toHaveLength(1)
    expect(elders.body.lines[0]!.subject.zh).toContain('*')
    expect((await street.desk(street.zhang, 'rates/nothing')).status).toBe(400)
  })
})
