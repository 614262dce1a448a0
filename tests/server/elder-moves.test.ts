import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#domain/local-date.ts'
import type { JsonObject } from '#domain/json.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { asElder, elderAtHand } from '#server/services/elder/elder-at-hand.ts'
import { command, create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const here = 'g:07/care'
const there = 'g:08/care'
const day = 86_400_000
let street: Street
let li: Phone
let wang: Phone
let admin: Phone

/** Nothing but the visits makes this elder more than green. */
const file: JsonObject = {
  name: '王桂兰',
  birthDate: '1955-01-01',
  enrolledOn: '2024-03-01',
  livingArrangement: 'with_disabled_child',
  abilityLevel: 'intact',
  cognition: 'normal',
  consent: 'agreed',
  status: 'active',
}
const move: Intent = { op: 'move', type: 'elder', record: 'r_elder', from: here, to: there }

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [here]: 'worker' })
  await street.person('wang', 'worker', { [there]: 'worker' })
  await street.person('admin', 'admin', { [here]: 'admin', [there]: 'admin' })
  ;[li, wang, admin] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('admin')])
  await done(li, create('elder', 'r_elder', here, file))
})
afterEach(() => street.close())

async function done(phone: Phone, ...intents: Intent[]) {
  const outcomes = await phone.push(...intents)
  expect(outcomes.map(({ outcome, problem }) => problem ?? outcome)).toEqual(intents.map(() => 'applied'))
}

const contact = (record: string, daysAgo: number, more: JsonObject = {}): Intent[] => {
  const endedAt = street.now - daysAgo * day
  const body = {
    elder: 'r_elder',
    mode: 'in_person',
    contact: 'met',
    startedAt: endedAt - 600_000,
    endedAt,
    workers: ['u_li'],
    ...more,
  }
  return [create('elderVisit', record, here, body), command('elderVisit', record, 'submit')]
}
const finding = { answers: { he_illness: { value: 'abnormal' } } }
const careFollowUp = (visit: string): Intent =>
  create('careFollowUp', 'r_follow', here, { elder: 'r_elder', visit, effect: 'U2', foundAt: street.now })

const standing = () =>
  street.context.store.read(async (tables) => {
    const elder = (await tables.records.get('r_elder'))!
    return elderStandingOf(await elderAtHand(tables, [elder]), asElder(elder), momentAt(street.now))
  })
const scopeOf = async (record: string) => (await street.record(record))!.scope

describe('an elder who gets into another grid', () => {
  it('[M3] [12.10] keeps level, due date and every earlier visit, which the people there then see', async () => {
    await done(li, ...contact('r_one', 9, finding), ...contact('r_two', 1, finding))
    const before = await standing()
    expect(before.risk.level).toBe('yellow')
    await done(admin, move)
    const after = await standing()
    expect(after.risk).toEqual(before.risk)
    expect(after.due).toEqual(before.due)
    const seen = (await wang.everything()).map(({ id }) => id)
    expect(seen).toEqual(expect.arrayContaining(['r_one', 'r_two', 'r_elder']))
    expect((await li.everything()).map(({ id }) => id)).not.toContain('r_one')
  })

  it('takes along what follows from a finding and what was missed, with the reviews of it', async () => {
    await done(li, ...contact('r_one', 1, finding), careFollowUp('r_one'))
    await done(
      li,
      create('missedVisit', 'r_missed', here, {
        elder: 'r_elder',
        kind: 'contact',
        due: localDate(street.now),
      }),
      command('missedVisit', 'r_missed', 'close', { visit: 'r_one' }),
    )
    const refused = command('careFollowUp', 'r_follow', 'reopen', { reason: '再看' })
    const { review } = await li.pushOne(refused)
    await done(admin, move)
    for (const id of ['r_follow', 'r_missed', review!]) expect(await scopeOf(id)).toBe(there)
  })

  it('is followed by a visit and its finding that were written where there was no signal', async () => {
    await done(admin, move)
    await done(li, ...contact('r_late', 1, finding), careFollowUp('r_late'))
    expect([await scopeOf('r_late'), await scopeOf('r_follow')]).toEqual([there, there])
    expect((await standing()).last?.id).toBe('r_late')
  })

  it('is not followed by a record of a grid where the elder never was', async () => {
    await street.person('chen', 'worker', { 'g:09/care': 'worker' })
    const [made, submitted] = contact('r_other', 1, finding)
    await done(await street.phone('chen'), { ...made, scope: 'g:09/care' } as Intent, submitted!)
    expect(await scopeOf('r_other')).toBe('g:09/care')
  })
})
