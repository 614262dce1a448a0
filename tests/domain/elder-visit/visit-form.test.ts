import { describe, expect, it } from 'vitest'
import { localDate, minutesOfDay, momentOf } from '#domain/local-date.ts'
import { followUpDue } from '#domain/records/elder-visit/follow-up.ts'
import { attemptResults, dangerSigns, noAnswerSteps } from '#domain/records/elder-visit/no-answer.ts'
import { itemsOf, keyItemsOf, quickNormal } from '#domain/records/elder-visit/quick-normal.ts'
import { visitGroups, visitItemById, visitItems } from '#domain/records/elder-visit/visit-items.ts'
import { elderVisitResult } from '#domain/records/elder-visit/visit-result.ts'

describe('the visit form', () => {
  it('has 25 items, each once, in known groups, in both languages', () => {
    expect(visitItems).toHaveLength(25)
    expect(visitItemById.size).toBe(25)
    for (const item of visitItems) {
      expect(Object.keys(visitGroups)).toContain(item.group)
      expect(item.options[0]).toMatchObject({ value: 'normal', effect: '-' })
      for (const { zh, en } of [item, ...item.options]) expect([zh, en].every(Boolean)).toBe(true)
    }
  })

  it('shows everything in person and by video, what can be talked about by phone, nothing to a device', () => {
    const count = (mode: Parameters<typeof itemsOf>[0]) => itemsOf(mode).length
    expect([count('in_person'), count('video'), count('phone')]).toEqual([25, 25, 15])
    expect([count('device'), count('neighbour')]).toEqual([0, 0])
  })

  it('shows gas and wiring among the key items only where they can be seen', () => {
    const inPerson = keyItemsOf('in_person').map(({ id }) => id)
    expect(inPerson).toEqual([
      'he_expression',
      'he_mobility',
      'he_illness',
      'he_fall',
      'me_mood',
      'me_thinking',
      'sa_gas',
      'sa_electric',
      'fa_duty',
    ])
    expect(keyItemsOf('phone').map(({ id }) => id)).toEqual(inPerson.filter((id) => !id.startsWith('sa_')))
  })
})

describe('quick normal', () => {
  it('fills what the mode shows and nothing else', () => {
    const filled = quickNormal('phone', {})
    expect(Object.keys(filled)).toEqual(itemsOf('phone').map(({ id }) => id))
    expect(filled.he_fall).toEqual({ value: 'normal', quick: true })
    expect(elderVisitResult(filled, true).result).toBe('normal')
    expect(quickNormal('device', {})).toEqual({})
  })

  it('keeps what was answered and noted', () => {
    const answers = { he_fall: { value: 'abnormal' }, me_mood: { note: '爱聊天' }, sa_gas: { value: 'odd' } }
    const filled = quickNormal('in_person', answers)
    expect(filled.he_fall).toEqual({ value: 'abnormal' })
    expect(filled.me_mood).toEqual({ note: '爱聊天', value: 'normal', quick: true })
    expect(filled.sa_gas).toEqual({ value: 'odd' })
    expect(answers.me_mood).toEqual({ note: '爱聊天' })
  })
})

describe('a follow-up is due', () => {
  const friday = momentOf('2025-06-13', 15 * 60)
  const local = (within: Parameters<typeof followUpDue>[0]) => {
    const moment = followUpDue(within, friday)
    return moment === null ? null : [localDate(moment), minutesOfDay(moment)]
  }

  it.each([
    ['at once', { at: 'once' }, ['2025-06-13', 900]],
    ['before midnight', { at: 'sameDay' }, ['2025-06-14', 0]],
    ['24 hours later by the clock', { hours: 24 }, ['2025-06-14', 900]],
    ['at 20:00 three days later', { days: 3 }, ['2025-06-16', 1200]],
    ['at 20:00 three working days later', { workingDays: 3 }, ['2025-06-18', 1200]],
    ['at the next visit', { at: 'nextVisit' }, null],
  ] as const)('%s', (_, within, expected) => expect(local(within)).toEqual(expected))
})

describe('when nobody answers', () => {
  it('there are six steps in order', () =>
    expect(noAnswerSteps.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]))

  it('help is called at once, and before the community is told', () => {
    expect(noAnswerSteps[2]?.within).toEqual({ red: 0, yellow: 0, green: 0 })
    expect(noAnswerSteps[3]).toMatchObject({
      within: { red: 30, yellow: 120, green: 1440 },
      from: 'firstAttempt',
    })
  })

  it('signs and results are said in both languages', () => {
    for (const { zh, en } of [
      ...noAnswerSteps,
      ...Object.values(dangerSigns),
      ...Object.values(attemptResults),
    ]) {
      expect([zh, en].every(Boolean)).toBe(true)
    }
    expect(Object.keys(dangerSigns)).toHaveLength(6)
  })
})
