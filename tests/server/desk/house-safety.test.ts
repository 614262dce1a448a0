import { describe, expect, it } from 'vitest'
import type { BatchMessage, HouseSafetyMessage } from '#domain/desk/house-safety.ts'
import { batchAt, houseSafetyOf } from '#domain/desk/house-safety.ts'
import { momentOf } from '#domain/local-date.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { recordsAtHand } from '#server/services/desk/records-at-hand.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'

const today = '2026-03-18'
const now = momentOf(today, 600)
const { records } = inventStreet({ seed: 'gridwalk', today })
const all = recordsAtHand(records)
const seen: HouseSafetyMessage = houseSafetyOf(all, now)

describe('self-built houses at the desk', () => {
  it('[DOMAIN 11] every figure has its denominator and the list behind it', () => {
    const running = seen.batches.find(({ status }) => status === 'running')!
    const { lines, figures }: BatchMessage = batchAt(all, running.id, now)!
    expect(figures).toEqual(running)
    expect(lines.length).toBe(running.of)
    expect(lines.filter(({ accepted }) => accepted).length).toBe(running.accepted)
    expect(lines.filter((line) => line.now !== null).length).toBe(running.seen)
    expect(lines.filter(({ change }) => change === 'worse' || change === 'better').length).toBe(
      running.changes,
    )
    expect(lines.filter(({ check }) => check === 'wrong').length).toBe(running.wrong)
    expect(lines.filter(({ check }) => check !== null).length).toBe(running.sample)
  })

  it('open cases come by what presses most, each with its step', () => {
    expect(seen.cases.length).toBe(17)
    const dues = seen.cases.map(({ due }) => due ?? Infinity)
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
    expect(seen.cases.filter(({ late, due }) => late !== (due !== null && due < now))).toEqual([])
  })

  it('[DOMAIN 3.7] a business house without a department is listed with a proposal', () => {
    const houses = records.filter(
      ({ type, body }) => type === 'house' && body.isBusiness && body.status === 'active',
    )
    expect(seen.businesses).toBe(houses.length)
    const lacking = houses.filter(({ body }) => !body.industryDepartment).map(({ id }) => id)
    expect(lacking.length).toBeGreaterThan(0)
    expect(seen.withoutDepartment.map(({ id }) => id).sort()).toEqual(lacking.sort())
    expect(seen.withoutDepartment.filter(({ proposal }) => !proposal.zh)).toEqual([])
  })

  it('carries no name, number or phone of anybody who lives there', () => {
    const text = JSON.stringify([seen, batchAt(all, seen.batches[0]!.id, now)])
    const owners = records.filter(({ type }) => type === 'house').map(({ body }) => String(body.ownerName))
    expect(owners.filter((name) => name && text.includes(name))).toEqual([])
    expect(text).not.toMatch(/1990000\d{4}/)
    expect(gridOfScope(`g:${seen.cases[0]!.grid}/house`)).toBe(seen.cases[0]!.grid)
  })
})
