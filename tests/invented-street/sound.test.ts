import { describe, expect, test } from 'vitest'
import { isIdNumber } from '#domain/fields/id-number.ts'
import { momentOf } from '#domain/local-date.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import { familyOfScope, gridOfScope } from '#domain/record/scope.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { ToldStreet, tellings } from './told-street.ts'

describe.each(tellings)('every record is sound, seed $seed on $today', (telling) => {
  const street = new ToldStreet(telling)
  const { records, users } = street.street
  const people = new Set(users.map(({ id }) => id))

  test('every body is complete and fits its definition', () => {
    const wrong = records.flatMap(({ type, id, body }) => {
      const issues = bodyIssues(definitionOf(type)!, body, { complete: true })
      return Object.keys(issues).length ? [{ type, id, issues }] : []
    })
    expect(wrong).toEqual([])
  })

  test('nothing empty is stored', () => {
    const empty = records.filter(({ body }) =>
      Object.values(body).some((value) => value === null || value === ''),
    )
    expect(empty).toEqual([])
  })

  test('every reference points to a record of the right kind', () => {
    const lost: string[] = []
    const check = (from: string, to: readonly string[], id: unknown) => {
      const target = street.find(id)
      if (!target || (to.length > 0 && !to.includes(target.type))) lost.push(`${from} ${String(id)}`)
    }
    for (const { type, body } of records) {
      for (const [name, field] of Object.entries(definitionOf(type)!.fields)) {
        const value = body[name]
        if (value === undefined) continue
        if (field.kind === 'reference')
          check(`${type}.${name}`, (field as unknown as { to: string[] }).to, value)
        if (field.kind === 'people')
          for (const one of value as string[]) if (!people.has(one)) lost.push(`${type}.${name} ${one}`)
      }
      if (type === 'visit')
        for (const { household } of (body.households ?? []) as { household?: string }[])
          check('visit.households', ['household'], household)
    }
    expect(lost).toEqual([])
  })

  test('every record lies in a scope of its family, and in its home’s grid', () => {
    const codes = new Set(street.ofType('grid').map(({ body }) => body.code))
    for (const { type, scope, body } of records) {
      const family = definitionOf(type)!.scope
      if (type !== 'review') expect(familyOfScope(scope)).toBe(family)
      const grid = gridOfScope(scope)
      if (grid) expect(codes).toContain(grid)
      if (type === 'elder' || type === 'resident')
        expect(gridOfScope(street.find(body.household)!.scope)).toBe(grid)
      if (type === 'houseInspection') expect(street.find(body.house)!.scope).toBe(scope)
      if (type === 'review') expect(street.find(body.target)!.scope).toBe(scope)
    }
  })

  test('every author is somebody, and nothing is from the future', () => {
    const tonight = momentOf(street.today)
    for (const { createdBy, updatedBy, createdAt, updatedAt } of records) {
      expect(people.has(createdBy) && people.has(updatedBy)).toBe(true)
      expect(createdAt).toBeLessThanOrEqual(updatedAt)
      expect(updatedAt).toBeLessThanOrEqual(tonight)
    }
  })

  test('the state follows from the workflow', () => {
    for (const { type, state, body } of records) {
      const workflow = definitionOf(type)!.workflow
      const closed = workflow?.states[String(body[workflow.field])]?.closed === true
      expect(state).toBe(closed ? 'closed' : 'live')
    }
  })

  test('numbers are invented: one block of telephones, one county, right check digits', () => {
    const told = JSON.stringify(records)
    for (const phone of told.match(/(?<![\d.])1[3-9]\d{9}(?!\d)/g) ?? []) {
      if (!/^17\d{11}$/.test(phone)) expect(phone).toMatch(/^1990000\d{4}$/)
    }
    for (const { body } of street.ofType('resident')) {
      if (body.idNumber === undefined) continue
      expect(body.idNumber.startsWith('349901')).toBe(true)
      expect(isIdNumber(body.idNumber)).toBe(true)
      const digits =
        body.idNumber.length === 18 ? body.idNumber.slice(6, 14) : `19${body.idNumber.slice(6, 12)}`
      expect(digits).toBe(body.birthDate!.replaceAll('-', ''))
      const order = Number(body.idNumber.length === 18 ? body.idNumber[16] : body.idNumber[14])
      expect(order % 2).toBe(body.sex === 'male' ? 1 : 0)
    }
  })

  test('bodies stay small: a phone holds a grid of them', () => {
    const size = (type: 'household' | 'resident') => {
      const all = street.ofType(type)
      return all.reduce((sum, { body }) => sum + JSON.stringify(body).length, 0) / all.length
    }
    expect(size('household')).toBeLessThan(260)
    expect(size('resident')).toBeLessThan(240)
  })
})
