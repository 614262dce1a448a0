import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldWords } from '#domain/desk/field-words.ts'
import { maskBody, maskPaths } from '#domain/desk/mask-body.ts'
import { recordTitle } from '#domain/desk/record-title.ts'
import { possibleCommands } from '#domain/record/possible-commands.ts'
import { wantedChange } from '#domain/desk/wanted-change.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'

const elder = definitionOf('elder')!
const body: JsonObject = {
  name: '王桂兰',
  birthDate: '1943-05-03',
  phone: '19900000001',
  abilityLevel: 'mild',
  chronic: ['diabetes'],
  emergencyContacts: [{ name: '王强', relation: '儿子', phone: '19900000002', hasKey: true }],
  livingArrangement: 'alone',
}

describe('a masked body', () => {
  it('in a list hides every sensitive field, inside lists as well', () => {
    expect(maskBody(elder, body, 'list')).toEqual({
      name: '王**',
      birthDate: '***',
      phone: '199****0001',
      abilityLevel: '***',
      chronic: '***',
      emergencyContacts: [{ name: '王强', relation: '儿子', phone: '199****0002', hasKey: true }],
      livingArrangement: 'alone',
    })
  })

  it('on a page shows names and birthdays, but neither numbers nor health', () => {
    expect(maskBody(elder, body, 'page')).toMatchObject({
      name: '王桂兰',
      birthDate: '1943-05-03',
      phone: '199****0001',
      abilityLevel: '***',
    })
  })

  it('reads as words, whatever kind the hidden field is', () => {
    for (const [name, value] of Object.entries(maskBody(elder, body, 'list'))) {
      expect(fieldWords(elder.fields[name]!, value, {}).zh).not.toBe('')
    }
  })

  it('of values by path hides the same', () => {
    const resident = definitionOf('resident')!
    expect(
      maskPaths(resident, { phone: '19900000001', idNumber: '11010519491231002X', note: 'x' }, 'page'),
    ).toEqual({
      phone: '199****0001',
      idNumber: '110***********002X',
      note: 'x',
    })
  })

  it('never holds a number of the body, whatever is in it', () => {
    const phones = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(phones, phones, (one, two) => {
        const given = { ...body, phone: one, emergencyContacts: [{ phone: two }] }
        for (const level of ['list', 'page'] as const) {
          const text = JSON.stringify(maskBody(elder, given, level))
          expect(text).not.toContain(one)
          expect(text).not.toContain(two)
        }
      }),
    )
  })
})

it('a title names a record, masked where a list shows it', () => {
  expect(recordTitle(elder, body, false).zh).toBe('王桂兰')
  expect(recordTitle(elder, body, true).zh).toBe('王**')
  expect(recordTitle(elder, {}, true)).toBe(elder.label)
})

describe('what a parked mutation wanted', () => {
  it('is read from every kind of mutation, and from a damaged one', () => {
    expect(wantedChange({ op: 'patch', set: { note: ['a', 'b'] } }).values).toEqual([
      { path: 'note', old: 'a', next: 'b' },
    ])
    expect(wantedChange({ op: 'create', body: { room: '302' } }).values).toEqual([
      { path: 'room', old: null, next: '302' },
    ])
    expect(wantedChange({ op: 'command', command: 'submit', args: { note: 'x' } })).toMatchObject({
      command: 'submit',
      values: [{ path: 'note', next: 'x' }],
    })
    expect(wantedChange({ op: 'move', to: 'g:09/base' }).to).toBe('g:09/base')
    for (const broken of [null, undefined, 'x', [], { op: 7, set: { a: 'b' }, body: [] }]) {
      expect(() => wantedChange(broken as Json)).not.toThrow()
    }
  })
})

describe('the steps on a page', () => {
  const matter = definitionOf('matter')!
  const at = (status: string) =>
    ({
      id: 'r',
      type: 'matter',
      scope: 'g',
      rev: 1,
      state: 'live',
      body: { status },
      createdBy: 'li',
    }) as never as RecordVersion
  const names = (status: string, role: 'worker' | 'supervisor') =>
    possibleCommands(matter, at(status), { user: 'chen', role }, 0).map(({ name }) => name)

  it('are those that the state and the role allow', () => {
    expect(names('reported', 'supervisor')).toEqual(['accept', 'reject', 'urge'])
    expect(names('reported', 'worker')).toEqual([])
    expect(names('accepted', 'supervisor')).toEqual(['dispatch', 'urge'])
  })

  it('ask for what they need by the field that it is written to', () => {
    const [dispatch] = possibleCommands(matter, at('accepted'), { user: 'chen', role: 'supervisor' }, 0)
    expect(dispatch!.arguments.map(({ name, field, required }) => [name, field.kind, required])).toEqual([
      ['due', 'date', false],
      ['handler', 'text', true],
    ])
  })
})
