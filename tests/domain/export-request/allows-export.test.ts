import { describe, expect, test } from 'vitest'
import { dayMs, momentOf } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { allowsExport, type Export } from '#domain/records/export-request/allows-export.ts'

const at = momentOf('2026-11-28', 600)

const request = (
  body: Body<'exportRequest'> = {},
  createdBy = 'zhang',
): RecordVersion<Body<'exportRequest'>> => ({
  id: 'r_x',
  type: 'exportRequest',
  scope: 'holding',
  rev: 2,
  state: 'closed',
  body: {
    ledger: 'visits',
    grids: [{ grid: '07' }, { grid: '08' }],
    from: '2026-11-01',
    to: '2026-11-30',
    status: 'approved',
    decidedBy: 'wei',
    decidedAt: at,
    ...body,
  },
  createdBy,
  createdAt: at - 1000,
  updatedBy: 'wei',
  updatedAt: at,
})

const wanted: Export = {
  by: 'zhang',
  ledger: 'visits',
  grids: ['07'],
  from: '2026-11-01',
  to: '2026-11-30',
  at: at + 60_000,
}

describe('the agreement of a second person (DOMAIN 2.3)', () => {
  test('holds for the very export that was asked for, and for fewer grids', () => {
    expect(allowsExport(request(), wanted)).toBe(true)
    expect(allowsExport(request(), { ...wanted, grids: ['07', '08'] })).toBe(true)
  })

  test.each<[string, Partial<Export>]>([
    ['another asker', { by: 'wei' }],
    ['another ledger', { ledger: 'elderVisits' }],
    ['one grid more', { grids: ['07', '09'] }],
    ['one day more', { from: '2026-10-31' }],
    ['the day after tomorrow', { at: at + dayMs + 1 }],
  ])('does not hold for %s', (_what, other) => {
    expect(allowsExport(request(), { ...wanted, ...other })).toBe(false)
  })

  test('is none before somebody gave it, when it was refused, or when it is the asker’s own', () => {
    expect(allowsExport(request({ status: 'requested' }), wanted)).toBe(false)
    expect(allowsExport(request({ status: 'refused' }), wanted)).toBe(false)
    expect(allowsExport(request({ decidedBy: 'zhang' }), wanted)).toBe(false)
  })
})
