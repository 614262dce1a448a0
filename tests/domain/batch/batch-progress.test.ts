import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate, momentOf } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { type Batch, batchFor, isInBatch } from '#domain/records/batch/batch-houses.ts'
import { batchProgress } from '#domain/records/batch/batch-progress.ts'
import type { House, Inspection } from '#domain/records/house/house-standing.ts'

const day = (text: string) => momentOf(text, 600)
const envelope = {
  rev: 1,
  state: 'live',
  createdAt: day('2025-01-01'),
  updatedBy: 'x',
  updatedAt: 1,
} as const

const batchOf = (body: Body<'batch'> = {}): Batch => ({
  ...envelope,
  id: 'b_1',
  type: 'batch',
  scope: 'common',
  createdBy: 'zhang',
  body: {
    name: '经营性自建房再排查',
    rule: 'all',
    start: '2026-03-01',
    end: '2026-03-31',
    inspectorType: 'worker',
    status: 'running',
    ...body,
  },
})

const house = (id: string, body: Body<'house'> = {}, grid = '07'): House => ({
  ...envelope,
  id,
  type: 'house',
  scope: `g:${grid}/house`,
  createdBy: 'chen',
  body: { address: `石桥村${id}`, status: 'active', ...body },
})

const facts = {
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 4,
  hasSteelPart: false,
  roofType: 'precast',
}

function seen(
  of: string,
  on: string,
  value: string,
  more: Body<'houseInspection'> = {},
  by = 'chen',
): Inspection {
  return {
    ...envelope,
    id: `i_${of}_${on}_${by}`,
    type: 'houseInspection',
    scope: 'g:07/house',
    createdBy: by,
    body: {
      house: of,
      inspectionType: 'again',
      endedAt: day(on),
      facts,
      answers: { ms_diagonal_crack: { value } },
      status: 'accepted',
      ...more,
    },
  }
}
const inBatch = { batch: 'b_1' }

const progress = (batch: Batch, houses: House[], inspections: Inspection[]) =>
  batchProgress(batch, houses, (id) => inspections.filter(({ body }) => body.house === id), '2026-03-20')

describe('a 再排查 batch (DOMAIN 3.6)', () => {
  it('tells for each house the grade before and now, who gave both, and every change', () => {
    const houses = [house('a'), house('b'), house('c'), house('d')]
    const found = progress(batchOf(), houses, [
      seen('a', '2026-01-10', 'below', {}, 'wang'),
      seen('a', '2026-03-05', 'severe', inBatch),
      seen('b', '2026-01-10', 'below'),
      seen('b', '2026-03-06', 'below', { ...inBatch, status: 'submitted' }),
      seen('d', '2026-03-06', 'below', inBatch),
    ])
    expect(found.rows.map(({ house: { id }, change }) => [id, change])).toEqual([
      ['a', 'worse'],
      ['b', 'same'],
      ['c', null],
      ['d', 'first'],
    ])
    expect(found.rows[0]).toMatchObject({
      before: { grade: 'some', by: 'wang' },
      now: { grade: 'severe', by: 'chen' },
    })
    expect([found.accepted.length, found.seen.length, found.rows.length]).toEqual([2, 3, 4])
    expect(found.changes.map(({ house: { id } }) => id)).toEqual(['a'])
  })

  it('counts only inspections made for it, and none that was sent back or is void', () => {
    const found = progress(
      batchOf(),
      [house('a')],
      [
        seen('a', '2026-03-05', 'severe'),
        seen('a', '2026-03-06', 'severe', { ...inBatch, status: 'returned' }),
        seen('a', '2026-03-07', 'severe', { ...inBatch, status: 'void' }),
      ],
    )
    expect(found.seen).toEqual([])
  })

  it.each([
    ['business', { isBusiness: true }],
    ['rented', { isRented: true }],
    ['tall', { floors: 3 }],
    ['old', { builtYear: 1990 }],
    ['old', { builtBand: 'from1981' }],
  ] as const)('by the rule %s takes in only what it names', (rule, body) => {
    expect(isInBatch(batchOf({ rule }), house('a', body), [])).toBe(true)
    expect(isInBatch(batchOf({ rule }), house('a', { floors: 2, builtYear: 2001 }), [])).toBe(false)
  })

  it('by its list and its grids takes in only those, and never a file that is closed', () => {
    const listed = batchOf({ rule: 'listed', houses: [{ house: 'a' }] })
    expect([house('a'), house('b')].map((one) => isInBatch(listed, one, []))).toEqual([true, false])
    const there = batchOf({ grids: [{ grid: '08' }] })
    expect([house('a'), house('b', {}, '08')].map((one) => isInBatch(there, one, []))).toEqual([false, true])
    expect(isInBatch(batchOf(), house('a', { status: 'demolished' }), [])).toBe(false)
  })

  it('of hazards keeps a house that is found sound meanwhile, so that progress never runs backwards', () => {
    const hazards = batchOf({ rule: 'hazard' })
    const before = seen('a', '2026-01-10', 'below')
    expect(isInBatch(hazards, house('a'), [before])).toBe(true)
    expect(isInBatch(hazards, house('a'), [before, seen('a', '2026-03-05', 'none', inBatch)])).toBe(true)
    expect(isInBatch(hazards, house('a'), [seen('a', '2026-03-05', 'severe', inBatch)])).toBe(false)
  })

  it('checks a sample again and counts wrong grades', () => {
    const all = batchOf({ sampleRate: 100, inspectorType: 'thirdParty' })
    const found = progress(
      all,
      [house('a'), house('b'), house('c'), house('d')],
      [
        seen('a', '2026-01-10', 'below', {}, 'wang'),
        seen('a', '2026-03-05', 'severe', inBatch, 'expert'),
        seen('b', '2026-01-10', 'below', {}, 'wang'),
        seen('b', '2026-03-05', 'below', inBatch, 'expert'),
        seen('c', '2026-01-10', 'below', {}, 'expert'),
        seen('c', '2026-03-05', 'severe', inBatch, 'expert'),
      ],
    )
    expect(found.rows.map(({ check }) => check)).toEqual(['wrong', 'right', 'open', 'open'])
    expect([found.wrong.length, found.checked.length, found.sample.length]).toEqual([1, 2, 4])
  })

  it('among grid workers is checked by a professional look in the same batch', () => {
    const all = batchOf({ sampleRate: 100 })
    const first = seen('a', '2026-03-05', 'below', inBatch, 'wang')
    const own = seen('a', '2026-03-06', 'severe', { ...inBatch, inspectionType: 'professional' }, 'expert')
    expect(progress(all, [house('a')], [first]).rows[0]!.check).toBe('open')
    expect(progress(all, [house('a')], [first, own]).rows[0]!.check).toBe('wrong')
  })

  it('draws a sample of about its rate, the same everywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (sampleRate) => {
        const houses = Array.from({ length: 400 }, (_, n) => house(`r_${n * 7919}`))
        const drawn = progress(batchOf({ sampleRate }), houses, []).sample.length / 4
        expect(Math.abs(drawn - sampleRate)).toBeLessThan(12)
      }),
      { numRuns: 12 },
    )
  })

  it('takes an inspection of a day within it; of two running ones the one that ends first', () => {
    const soon = { ...batchOf({ end: '2026-03-21' }), id: 'b_soon' }
    const pick = (on: string, ...batches: Batch[]) => batchFor(batches, house('a'), [], on)?.id ?? null
    expect(pick('2026-03-20', batchOf(), soon)).toBe('b_soon')
    expect(pick('2026-03-25', batchOf(), soon)).toBe('b_1')
    expect(pick('2026-04-01', batchOf())).toBeNull()
    expect(pick('2026-03-20', batchOf({ status: 'planned' }))).toBeNull()
    expect(localDate(day('2026-03-20'))).toBe('2026-03-20')
  })
})
