import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#domain/local-date.ts'
import type { JsonObject } from '#domain/json.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { command, create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const care = 'g:07/care'
const day = 86_400_000

/** Seventy, alone, mild loss of ability, in good company otherwise: yellow by 43 points. */
const file: JsonObject = {
  name: '王桂兰',
  resident: 'p_wang',
  household: 'h_1',
  birthDate: '1950-01-01',
  enrolledOn: '2020-01-01',
  categories: ['living_alone'],
  livingArrangement: 'alone',
  abilityLevel: 'mild',
  cognition: 'normal',
  lifeThreatening: false,
  phone: '13800001111',
  consent: 'agreed',
  status: 'active',
}

let street: Street
let li: Phone
let zhang: Phone

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [care]: 'worker' })
  await street.person('zhang', 'supervisor', { [care]: 'supervisor' })
  ;[li, zhang] = await Promise.all([street.phone('li'), street.phone('zhang')])
  await done(li, create('elder', 'r_elder', care, file))
})
afterEach(() => street.close())

async function done(phone: Phone, ...intents: Intent[]) {
  const outcomes = await phone.push(...intents)
  expect(outcomes.map(({ outcome, problem }) => problem ?? outcome)).toEqual(intents.map(() => 'applied'))
}

const today = () => localDate(street.now)
const elder = async () => (await street.record('r_elder'))!.body
const lower = (level: string): Intent =>
  command('elder', 'r_elder', 'lowerLevel', { level, reason: '两次都好' })

async function visit(record: string, value: string, daysAgo: number, mode = 'in_person') {
  const endedAt = street.now - daysAgo * day
  const body = {
    elder: 'r_elder',
    mode,
    contact: 'met',
    startedAt: endedAt - 600_000,
    endedAt,
    workers: ['u_li'],
    answers: { he_illness: { value } },
  }
  await done(li, create('elderVisit', record, care, body), command('elderVisit', record, 'submit'))
}

describe('the level of care', () => {
  it('[M3] DOMAIN 4.5: stays when an edit of the facts would lower it, and the facts stand', async () => {
    await done(li, patch('elder', 'r_elder', { livingArrangement: ['alone', 'with_child'] }))
    expect(await elder()).toMatchObject({
      livingArrangement: 'with_child',
      levelFloor: 'yellow',
      levelRaisedOn: today(),
    })
  })

  it('DOMAIN 4.5: is lowered only after two normal visits in person in a row', async () => {
    await done(
      li,
      patch('elder', 'r_elder', {
        livingArrangement: ['alone', 'with_child'],
        levelFloor: [null, 'yellow'],
        levelRaisedOn: [null, localDate(street.now - 20 * day)],
      }),
    )
    await visit('r_one', 'normal', 6)
    expect(await zhang.pushOne(lower('green'))).toMatchObject({ outcome: 'parked', problem: 'levelVisits' })
    await visit('r_call', 'normal', 4, 'phone')
    expect(await zhang.pushOne(lower('green'))).toMatchObject({ outcome: 'parked', problem: 'levelVisits' })
    await visit('r_two', 'normal', 2)
    await done(zhang, lower('green'))
    expect(await elder()).toMatchObject({ levelFloor: 'green', levelConfirmedOn: today() })
  })

  it('DOMAIN 4.5: a visit with a finding in between begins the count anew', async () => {
    const since = localDate(street.now - 20 * day)
    const raised = { levelFloor: [null, 'yellow'], levelRaisedOn: [null, since] } as const
    await done(
      li,
      patch('elder', 'r_elder', { livingArrangement: ['alone', 'with_child'], ...raised } as never),
    )
    await visit('r_one', 'normal', 6)
    await visit('r_call', 'attention', 4, 'phone')
    await visit('r_two', 'normal', 2)
    expect(await zhang.pushOne(lower('green'))).toMatchObject({ outcome: 'parked', problem: 'levelVisits' })
  })

  it('R6: an event makes red, which a hard rule keeps and no supervisor lowers', async () => {
    await done(li, patch('elder', 'r_elder', { events: [null, [{ kind: 'discharge', on: today() }]] }))
    await visit('r_one', 'normal', 0)
    expect(await zhang.pushOne(lower('yellow'))).toMatchObject({ problem: 'levelHardRule' })
    expect(await zhang.pushOne(lower('green'))).toMatchObject({ problem: 'levelOneStep' })
  })

  it('is not below what the score gives', async () => {
    const raised = { levelFloor: [null, 'yellow'], levelRaisedOn: [null, '2020-02-01'] } as const
    await done(li, patch('elder', 'r_elder', raised as never))
    await visit('r_one', 'normal', 6)
    await visit('r_two', 'normal', 2)
    expect(await zhang.pushOne(lower('green'))).toMatchObject({ problem: 'levelByScore' })
  })

  it('a worker proposes and does not lower', async () => {
    expect(await li.pushOne(lower('green'))).toMatchObject({ outcome: 'parked' })
    await done(li, command('elder', 'r_elder', 'proposeLower', { level: 'green', reason: '好多了' }))
    expect(await elder()).toMatchObject({ proposedLevel: 'green', proposedReason: '好多了' })
    await done(zhang, command('elder', 'r_elder', 'keepLevel', { reason: '再看一个月' }))
    expect((await elder()).proposedLevel).toBeNull()
  })
})

describe('[12.10] somebody who has died or moved away', () => {
  const late = (record: string): Intent =>
    create('elderVisit', record, care, { elder: 'r_elder', mode: 'phone' })

  it('gets no new record after that day, and keeps the earlier ones', async () => {
    await visit('r_one', 'normal', 6)
    await done(
      li,
      patch('elder', 'r_elder', {
        status: ['active', 'deceased'],
        statusSince: [null, localDate(street.now - 2 * day)],
      }),
    )
    expect(await li.pushOne(late('r_late'))).toMatchObject({ outcome: 'parked', problem: 'personGone' })
    expect((await street.record('r_one'))!.body.status).toBe('submitted')
  })

  it('what was written on that day or before still comes in', async () => {
    await done(li, patch('elder', 'r_elder', { status: ['active', 'moved'], statusSince: [null, today()] }))
    await done(li, late('r_same'))
    expect((await street.record('r_same'))?.state).toBe('live')
  })
})
