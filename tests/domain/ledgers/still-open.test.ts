import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { SmallWorld } from '../schedule/small-world.ts'
import { linesOf, sheetOf } from './read-sheet.ts'

const july = { from: '2026-07-01', to: '2026-07-31' }
const june = momentOf('2026-06-10', 600)
const step = (name: string, day: string) => ({ step: name, at: momentOf(day, 600) })

describe('what was open on the days of a ledger (DOMAIN 13, 6.1)', () => {
  test('a matter ends on the day it was closed, whenever somebody went back to ask', () => {
    const world = SmallWorld.withHomes()
    const body = { class: 'DI', status: 'closed', brief: '漏水' } as const
    const steps = [step('close', '2026-06-28'), step('revisit', '2026-07-03')] as never
    world.add('matter', 'm1', { ...body, steps }, { at: june, state: 'closed' })
    const revisited = { ...world.records.get('matter', 'm1')!, updatedAt: momentOf('2026-07-03', 600) }
    world.records.change([revisited as never])
    expect(sheetOf('disputes', world.records, july).rows).toEqual([])
    expect(sheetOf('disputes', world.records, { from: '2026-06-01', to: '2026-06-30' }).rows).toHaveLength(1)
  })

  test('a dispute that is mediated again goes on, one that was handed over does not', () => {
    const world = SmallWorld.withHomes()
      .add(
        'dispute',
        'again',
        {
          status: 'mediating',
          endedOn: '2026-06-20',
          outcome: 'success',
          steps: [step('solve', '2026-06-20'), step('again', '2026-06-25')] as never,
        },
        { at: june },
      )
      .add(
        'dispute',
        'gone',
        { status: 'transferred', handedTo: '法院', steps: [step('transfer', '2026-06-22')] as never },
        { at: june, state: 'closed' },
      )
    const { rows } = sheetOf('disputes', world.records, july)
    expect(rows).toHaveLength(1)
    expect(linesOf(sheetOf('disputes', world.records, july))[0]).toMatchObject({ 销号情况: '' })
    const inJune = linesOf(sheetOf('disputes', world.records, { from: '2026-06-01', to: '2026-06-30' }))
    expect(inJune.map((line) => line.销号情况)).toContain('2026-06-22')
  })

  test('a hazard that was no hazard after all ends on the day of that verdict', () => {
    const world = SmallWorld.withHomes().add(
      'hazardCase',
      'c1',
      { status: 'dismissed', foundAt: june, log: [step('dismiss', '2026-06-15')] },
      { at: june, state: 'closed', scope: 'g:01/house' },
    )
    expect(sheetOf('hazards', world.records, july).rows).toEqual([])
    expect(sheetOf('hazards', world.records, { from: '2026-06-01', to: '2026-06-30' }).rows).toHaveLength(1)
  })
})

describe('a dispute’s end', () => {
  function after(body: object, command: string, args: object) {
    const current = {
      id: 'd1',
      type: 'dispute',
      scope: 'g:01/base',
      rev: 1,
      state: 'live',
      body,
      createdBy: 'wang',
      createdAt: june,
      updatedBy: 'wang',
      updatedAt: june,
    } as unknown as RecordVersion
    const mutation = { uid: 'm', ordinal: 1, at: june, schema: 1, type: 'dispute', record: 'd1' }
    const context = { actor: { user: 'zhang', role: 'supervisor' }, at: june } as const
    return merge(
      definitionOf('dispute')!,
      current,
      { ...mutation, op: 'command', command, args } as Mutation,
      context,
    ).next!.body
  }

  test('is taken back when it is mediated again', () => {
    const body = { status: 'solved', endedOn: '2026-06-01', outcome: 'success' }
    expect(after(body, 'again', { reason: '又吵了' })).toMatchObject({ endedOn: null, outcome: null })
  })

  test('is the day it is handed over', () => {
    expect(after({ status: 'mediating' }, 'transfer', { handedTo: '法院' }).endedOn).toBe('2026-06-10')
  })
})
