import { describe, expect, test } from 'vitest'
import { isIdNumber } from '#domain/fields/id-number.ts'
import { momentOf } from '#domain/local-date.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import { familyOfScope, gridOfScope } from '#domain/record/scope.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { type ToldStreet } from './told-street.ts'

/** Every record is complete, points to what exists and lies where it belongs. */
export function soundRecords(street: ToldStreet): void {
  describe('every record is sound', () => {
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
      const isAstray = ({ type, scope, body }: (typeof records)[number]) => {
        const grid = gridOfScope(scope)
        if (grid && !codes.has(grid)) return true
        if (type === 'review') return street.find(body.target)!.scope !== scope
        if (familyOfScope(scope) !== definitionOf(type)!.scope) return true
        if (type === 'houseInspection') return street.find(body.house)!.scope !== scope
        const home = type === 'elder' || type === 'resident' ? street.find(body.household) : null
        return home ? gridOfScope(home.scope) !== grid : false
      }
      expect(records.filter(isAstray)).toEqual([])
    })

    test('every author is somebody, and nothing is from the future', () => {
      const tonight = momentOf(street.today)
      const wrong = records.filter(
        ({ createdBy, updatedBy, createdAt, updatedAt }) =>
          !people.has(createdBy) || !people.has(updatedBy) || createdAt > updatedAt || updatedAt > tonight,
      )
      expect(wrong).toEqual([])
    })

    test('the state follows from the workflow', () => {
      for (const { type, state, body } of records) {
        const workflow = definitionOf(type)!.workflow
        const closed = workflow?.states[String(body[workflow.field])]?.closed === true
        expect(state).toBe(closed ? 'closed' : 'live')
      }
    })

    test('telephones are of one invented block', () => {
      const told = JSON.stringify(records)
      const phones = told.match(/"1[3-9]\d{9}"/g) ?? []
      expect(phones.length).toBeGreaterThan(2000)
      expect(phones.filter((phone) => !/^"1990000\d{4}"$/.test(phone))).toEqual([])
    })

    test('citizen numbers are of one invented county, with the right check digit, birthday and sex', () => {
      const numbered = street.ofType('resident').filter(({ body }) => body.idNumber)
      const isRight = ({ body: { idNumber, birthDate, sex } }: (typeof numbered)[number]) => {
        const long = idNumber!.length === 18
        const born = long ? idNumber!.slice(6, 14) : `19${idNumber!.slice(6, 12)}`
        const isMale = Number(long ? idNumber![16] : idNumber![14]) % 2 === 1
        const fits = born === birthDate!.replaceAll('-', '') && isMale === (sex === 'male')
        return fits && idNumber!.startsWith('349901') && isIdNumber(idNumber!)
      }
      expect(numbered.length).toBeGreaterThan(2000)
      expect(numbered.filter((one) => !isRight(one))).toEqual([])
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
}
