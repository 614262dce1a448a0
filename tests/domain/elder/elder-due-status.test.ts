import { describe, expect, it } from 'vitest'
import { elderDue } from '#domain/records/elder/elder-due.ts'
import { due, visited } from './elders.ts'

const at = (hours: number, minutes = 0) => hours * 60 + minutes

describe('a red elder', () => {
  const red = due({ level: 'red', enrolledOn: '2025-05-01' })
  const visits = [visited('2025-06-08'), visited('2025-06-09', 'phone')]
  const status = (today: string, now?: number) => elderDue(red, visits, today, now)?.status

  it('who was called today is done today', () => expect(status('2025-06-09')).toBe('done_today'))

  it('is due all day until 20:00, then overdue', () => {
    expect(status('2025-06-10')).toBe('due_soon')
    expect(status('2025-06-10', at(20))).toBe('due_soon')
    expect(status('2025-06-10', at(20, 1))).toBe('overdue')
  })

  it('is missed twelve hours later when only a contact was due', () => {
    expect(status('2025-06-11', at(8))).toBe('overdue')
    expect(status('2025-06-11', at(8, 1))).toBe('missed')
  })

  it('is missed a day later when a visit in person was due', () => {
    const seen = [visited('2025-06-03'), visited('2025-06-10', 'phone')]
    const of = (today: string, now: number) => elderDue(red, seen, today, now)
    expect(of('2025-06-10', at(20, 1))).toMatchObject({
      kind: 'in_person',
      nextDue: '2025-06-10',
      status: 'overdue',
    })
    expect(of('2025-06-11', at(20))).toMatchObject({ status: 'overdue' })
    expect(of('2025-06-11', at(20, 1))).toMatchObject({ status: 'missed', days: -1 })
  })

  it('who was called but is to be seen is not done today', () => {
    const calls = [visited('2025-06-03'), visited('2025-06-10', 'phone')]
    expect(elderDue(red, calls, '2025-06-10')).toMatchObject({ kind: 'in_person', status: 'due_soon' })
  })
})

describe('a yellow elder', () => {
  const yellow = due({ level: 'yellow' })
  const status = (today: string, now?: number) =>
    elderDue(yellow, [visited('2025-06-03')], today, now)?.status

  it('is due soon two days ahead', () => {
    expect(status('2025-06-07')).toBe('ok')
    expect(status('2025-06-08')).toBe('due_soon')
  })

  it('is missed three days after 20:00', () => {
    expect(status('2025-06-13', at(20))).toBe('overdue')
    expect(status('2025-06-13', at(20, 1))).toBe('missed')
  })
})

describe('a green elder', () => {
  const status = (seen: string, today: string, now?: number) =>
    elderDue(due(), [visited(seen)], today, now)?.status

  it('is due soon five days ahead', () => {
    expect(status('2025-05-20', '2025-06-13')).toBe('ok')
    expect(status('2025-05-20', '2025-06-14')).toBe('due_soon')
  })

  it('is missed after seven days', () => {
    expect(status('2025-05-11', '2025-06-17', at(20))).toBe('overdue')
    expect(status('2025-05-11', '2025-06-17', at(20, 1))).toBe('missed')
  })

  it('is missed at the latest when the month is over', () => {
    const enrolled = due({ enrolledOn: '2025-05-01' })
    const seen = [visited('2025-05-26')]
    expect(elderDue(enrolled, seen, '2025-06-30', at(23, 59))).toMatchObject({
      nextDue: '2025-06-25',
      status: 'overdue',
    })
    expect(elderDue(enrolled, seen, '2025-07-01', at(0))).toMatchObject({
      nextDue: '2025-06-25',
      status: 'missed',
    })
  })

  it('counts the days to the due day across the year', () =>
    expect(elderDue(due(), [visited('2025-12-20')], '2025-12-31')).toMatchObject({
      nextDue: '2026-01-19',
      days: 19,
    }))
})
