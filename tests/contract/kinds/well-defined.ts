import { describe, expect, test } from 'vitest'
import type { ChoiceField } from '#domain/fields/choice.ts'
import type { Field } from '#domain/fields/field.ts'
import type { Label } from '#domain/label.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'

const people: readonly string[] = ['worker', 'inspector', 'supervisor', 'admin', 'server', 'author']

const columnsOf = (field: Field): Field[] =>
  field.kind === 'list' ? Object.values((field as unknown as { of: Record<string, Field> }).of) : []

const allFields = ({ fields }: RecordDefinition) =>
  Object.values(fields).flatMap((field) => [field, ...columnsOf(field)])

type Named = readonly [where: string, label: Label]

function labelsOf({ label, fields, form, workflow }: RecordDefinition): Named[] {
  const ofField = (name: string, field: Field): Named[] => [
    [name, field.label],
    ...(field.hint ? [[`${name} hint`, field.hint] as const] : []),
    ...Object.entries((field as ChoiceField).options ?? {}).map(([value, one]): Named => [
      `${name}.${value}`,
      one,
    ]),
    ...columnsOf(field).flatMap((column) => ofField(`${name} column`, column)),
  ]
  return [
    ['itself', label],
    ...Object.entries(fields).flatMap(([name, field]) => ofField(name, field)),
    ...form.map(({ title }): Named => ['section', title]),
    ...Object.entries(workflow?.states ?? {}).map(([name, one]): Named => [`state ${name}`, one.label]),
    ...Object.entries(workflow?.commands ?? {}).map(([name, one]): Named => [`command ${name}`, one.label]),
  ]
}

const isTranslated = ({ zh, en }: Label) =>
  /\p{Script=Han}|\d/u.test(zh) && en.trim() !== '' && !/\p{Script=Han}/u.test(en)

/** What a form, a list, a ledger and a permission need from a definition; and what none may ask of a person. */
export function wellDefined(definition: RecordDefinition): void {
  const { fields, access, workflow } = definition

  describe('is well defined', () => {
    test('it lives in a known scope and has a schema', () => {
      expect(['base', 'care', 'house', 'common', 'user', 'holding']).toContain(definition.scope)
      expect(definition.schema).toBeGreaterThanOrEqual(1)
    })

    test('title, form and list name its fields, the form each at most once', () => {
      const inForm = definition.form.flatMap((section) => section.fields)
      const { columns, filters = [] } = definition.list
      const named = [...definition.title, ...inForm, ...columns, ...filters]
      expect(named.filter((name) => !(name in fields))).toEqual([])
      expect(new Set(inForm).size).toBe(inForm.length)
      expect([definition.title, inForm, columns].filter(({ length }) => length === 0)).toEqual([])
    })

    test('nothing can be filtered by what needs a reason to be seen (DOMAIN 8.2)', () => {
      const { filters = [] } = definition.list
      expect(filters.filter((name) => fields[name]!.sensitive === 'SS')).toEqual([])
    })

    test('every label is there in Chinese and in English', () => {
      expect(labelsOf(definition).filter(([, label]) => !isTranslated(label))).toEqual([])
    })

    test('what may be chosen is not empty, and a severity orders all of it', () => {
      for (const field of allFields(definition)) {
        const { options, severity } = { options: { any: field.label }, ...field } as ChoiceField
        const values = Object.keys(options)
        expect(values.length).toBeGreaterThan(0)
        expect([...(severity ?? values)].sort()).toEqual(values.sort())
        expect(field.merge === 'severest').toBe(severity !== undefined)
      }
    })

    test('roles are known, and somebody may create it', () => {
      const commands = Object.values(workflow?.commands ?? {})
      const named = [...access.create, ...access.edit, ...access.delete, ...commands.flatMap(({ by }) => by)]
      expect(named.filter((role) => !people.includes(role))).toEqual([])
      expect(access.create.length).toBeGreaterThan(0)
      expect(commands.filter(({ by }) => by.length === 0)).toEqual([])
    })

    test('反形式主义: no photo and no position is a condition for submitting', () => {
      const isProof = ({ kind, required }: Field) => required && (kind === 'photos' || kind === 'place')
      expect(allFields(definition).filter(isProof)).toEqual([])
    })

    test('反形式主义: nothing checks in, tracks, times or ranks a person', () => {
      const watching = /check-?in|points|rank|online|stepCount|track|duration|score/i
      expect(Object.keys(fields).filter((name) => watching.test(name))).toEqual([])
    })
  })
}
