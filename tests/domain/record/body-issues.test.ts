import { describe, expect, test } from 'vitest'
import { answers } from '#domain/fields/answers.ts'
import { flag } from '#domain/fields/flag.ts'
import { multiChoice } from '#domain/fields/multi-choice.ts'
import { number } from '#domain/fields/number.ts'
import { text } from '#domain/fields/text.ts'
import { label } from '#domain/label.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import { type RecordDefinition, defineRecord } from '#domain/record/define-record.ts'

const it = label('它', 'It')
const shop = defineRecord({
  type: 'shop',
  label: it,
  scope: 'base',
  fields: {
    name: text(it, { required: true, max: 4 }),
    open: flag(it, { required: true }),
    staff: number(it, { required: true, when: (body) => body.open === true }),
    kinds: multiChoice(it, { food: it, tools: it }, { required: true }),
    checks: answers(it, { gas: it }, { required: true }),
    note: text(it),
  },
  title: ['name'],
  form: [{ title: it, fields: ['name'] }],
  list: { columns: ['name'] },
  access: { create: ['worker'], edit: ['worker'], delete: [] },
}) as unknown as RecordDefinition

const whole = { name: '面馆', open: true, staff: 2, kinds: ['food'], checks: { gas: { value: 'none' } } }
const issues = (body: Readonly<Record<string, unknown>>, complete = true) =>
  bodyIssues(shop, body, { complete })

describe('bodyIssues', () => {
  test('a whole body has none', () => {
    expect(issues(whole)).toEqual({})
  })

  test('a draft may lack everything but must not hold what does not fit', () => {
    expect(issues({}, false)).toEqual({})
    expect(issues({ name: '一二三四五', staff: 'two' }, false)).toEqual({
      name: { code: 'tooLong', limit: 4 },
      staff: { code: 'wrongType' },
    })
  })

  test.each([null, undefined, ''])('a required field that is %j is empty', (name) => {
    expect(issues({ ...whole, name })).toEqual({ name: { code: 'required' } })
  })

  test('an empty list and an empty checklist are empty, `false` and 0 are answers', () => {
    expect(issues({ ...whole, kinds: [], checks: {} })).toEqual({
      kinds: { code: 'required' },
      checks: { code: 'required' },
    })
    expect(issues({ ...whole, open: false, staff: 0 })).toEqual({})
  })

  test('a field that does not apply is not asked for', () => {
    expect(issues({ ...whole, open: true, staff: undefined })).toEqual({ staff: { code: 'required' } })
    expect(issues({ ...whole, open: false, staff: undefined })).toEqual({})
  })

  test('what does not fit is said once, not also as missing', () => {
    expect(issues({ ...whole, kinds: ['toys'] })).toEqual({ kinds: { code: 'notAnOption' } })
  })

  test('a field nobody knows is an issue of its own name', () => {
    expect(issues({ ...whole, colour: 'red' })).toEqual({ colour: { code: 'wrongType' } })
  })
})
