import { afterEach, describe, expect, it } from 'vitest'
import { answers } from '#domain/fields/answers.ts'
import { choice } from '#domain/fields/choice.ts'
import { date } from '#domain/fields/date.ts'
import { flag } from '#domain/fields/flag.ts'
import { idNumber } from '#domain/fields/id-number.ts'
import { instant } from '#domain/fields/instant.ts'
import { list } from '#domain/fields/list.ts'
import { multiChoice } from '#domain/fields/multi-choice.ts'
import { number } from '#domain/fields/number.ts'
import { phone } from '#domain/fields/phone.ts'
import { photos } from '#domain/fields/photos.ts'
import { text } from '#domain/fields/text.ts'
import { verbatim } from '#domain/fields/verbatim.ts'
import { label } from '#domain/label.ts'
import { definitionOf, registry } from '#domain/records/registry.ts'
import { fieldControls } from '#components/fields/field-controls.ts'
import { mountField } from './mount-field.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

const it1 = label('这一项', 'This')
const colours = { red: label('红', 'Red'), green: label('绿', 'Green') }

describe('every kind of field', () => {
  it('has a control', () => {
    for (const type of Object.keys(registry)) {
      for (const field of Object.values(definitionOf(type)!.fields))
        expect(fieldControls).toHaveProperty(field.kind)
    }
  })
})

describe('a field on a form', () => {
  it('ties a single input to its label, its hint and its issue', () => {
    const { get, element } = mountField(text(it1, { required: true, hint: label('看一看', 'Look') }), 'x', {
      issue: { code: 'tooLong', limit: 5 },
    })
    const input = get('input')
    expect(get<HTMLLabelElement>('label').htmlFor).toBe(input.id)
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const note = document.getElementById(input.getAttribute('aria-describedby')!)
    expect(note?.textContent).toContain('看一看')
    expect(note?.textContent).toContain('太长了，最多 5 个字')
    expect(note?.querySelector('[aria-live]')).not.toBeNull()
    expect(element.textContent).toContain('必填')
  })

  it('makes several controls a fieldset with a legend', () => {
    const { element } = mountField(choice(it1, colours))
    expect(element.tagName).toBe('FIELDSET')
    expect(element.querySelector('legend')?.textContent).toContain('这一项')
  })

  it('shows what the reviewer wrote and last time’s answer', () => {
    const { element } = mountField(text(it1), '', { remark: '再看看', last: '（8月14日）：没有' })
    expect(element.textContent).toContain('审核意见：再看看')
    expect(element.textContent).toContain('上次（8月14日）：没有')
  })
})

describe('text', () => {
  it('takes a line, and a paragraph where the field is one', async () => {
    const one = mountField(text(it1))
    await one.type('你好')
    expect(one.value.value).toBe('你好')
    expect(mountField(text(it1, { multiline: true })).get('textarea')).toBeTruthy()
  })

  it('puts a phrase in with one tap, beside what is there and never twice', async () => {
    const field = mountField(
      text(it1, { multiline: true, phrases: [label('讲了防诈骗', 'Fraud')] }),
      '家里都好',
    )
    await field.tap('讲了防诈骗')
    await field.tap('讲了防诈骗')
    expect(field.value.value).toBe('家里都好；讲了防诈骗')
  })

  it('keeps what is too long and counts it', async () => {
    const field = mountField(text(it1, { max: 10 }))
    await field.type('一二三四五六七八九十一')
    expect(field.value.value).toBe('一二三四五六七八九十一')
    expect(field.element.textContent).toContain('11 / 10')
  })
})

describe('choice', () => {
  it('chooses with native radios of one group', async () => {
    const field = mountField(choice(it1, colours))
    await field.tap('红')
    expect(field.value.value).toBe('red')
    const radios = [...field.element.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1)
    expect(radios.map(({ checked }) => checked)).toEqual([true, false])
  })

  it('takes the choice back with a second tap, but not where one is required', async () => {
    const free = mountField(choice(it1, colours), 'red')
    await free.tap('红')
    expect(free.value.value).toBeNull()
    const needed = mountField(choice(it1, colours, { required: true }), 'red')
    await needed.tap('红')
    expect(needed.value.value).toBe('red')
  })
})

describe('multiChoice', () => {
  it('puts in and takes out', async () => {
    const field = mountField(multiChoice(it1, colours))
    await field.tap('绿')
    await field.tap('红')
    expect(field.value.value).toEqual(['green', 'red'])
    await field.tap('绿')
    expect(field.value.value).toEqual(['red'])
  })
})

describe('flag', () => {
  it('tells no from not answered', async () => {
    const field = mountField(flag(it1))
    expect(field.element.querySelectorAll('input:checked')).toHaveLength(0)
    await field.tap('否')
    expect(field.value.value).toBe(false)
    await field.tap('否')
    expect(field.value.value).toBeNull()
  })
})

describe('number', () => {
  it.each([
    ['12', 12],
    ['１２．５', 12.5],
    ['3,5', 3.5],
    [' 7 ', 7],
    ['', null],
    ['约 5', '约 5'],
    ['1.2.3', '1.2.3'],
  ])('reads %j as %j', async (typed, read) => {
    const field = mountField(number(it1, { integer: false }))
    await field.type(typed)
    expect(field.value.value).toEqual(read)
  })

  it('does not rewrite what is being typed', async () => {
    const field = mountField(number(it1, { integer: false }))
    await field.type('1.')
    expect(field.get('input').value).toBe('1.')
  })

  it('brings up the numbers of the keyboard and shows the unit', () => {
    const field = mountField(number(it1, { integer: false, unit: label('米', 'm') }), 3)
    expect(field.get('input').inputMode).toBe('decimal')
    expect(field.element.textContent).toContain('米')
  })
})

describe('date and instant', () => {
  it('takes a day', async () => {
    const field = mountField(date(it1))
    await field.type('2026-01-05')
    expect(field.value.value).toBe('2026-01-05')
  })

  it('takes a moment in the street’s time, whatever the phone’s zone', async () => {
    const field = mountField(instant(it1), Date.UTC(2026, 0, 5, 1))
    expect(field.get('input').value).toBe('2026-01-05T09:00')
    await field.type('2026-01-04T23:30')
    expect(field.value.value).toBe(Date.UTC(2026, 0, 4, 15, 30))
  })
})

describe('phone', () => {
  it.each([
    ['138 0000 1111', '13800001111'],
    ['+86 13800001111', '13800001111'],
    ['138-0000-1111', '13800001111'],
    ['0571-88880000', '0571-88880000'],
  ])('reads %j as %j', async (typed, read) => {
    const field = mountField(phone(it1))
    await field.type(typed)
    expect(field.value.value).toBe(read)
  })
})

describe('idNumber', () => {
  it('masks a stored number until somebody means to change it', async () => {
    const field = mountField(idNumber(it1), '11010519491231002X')
    expect(field.get('input').value).toBe('1****************X')
    await field.tap('修改')
    await field.type('11010519491231002x')
    expect(field.value.value).toBe('11010519491231002X')
  })
})

describe('list', () => {
  const contacts = list(
    it1,
    { name: text(label('姓名', 'Name')), phone: phone(label('电话', 'Phone')) },
    { max: 2 },
  )

  it('adds, edits, removes and puts back rows, up to its most', async () => {
    const field = mountField(contacts)
    await field.tap('加一行')
    await field.type('王强')
    await field.tap('加一行')
    expect(field.value.value).toEqual([{ name: '王强' }, {}])
    await expect(field.tap('加一行')).rejects.toThrow('nothing says')
    await field.tap('删掉这一行')
    expect(field.value.value).toEqual([{}])
    await field.tap('放回去')
    expect(field.value.value).toEqual([{ name: '王强' }, {}])
  })

  it('explains a mistake in a cell beside the cell', () => {
    const field = mountField(contacts, [{ name: '王强', phone: '12' }])
    expect(field.get<HTMLElement>('[data-field="phone"]').textContent).toContain('电话号码不对')
    expect(field.get<HTMLElement>('[data-field="name"]').textContent).not.toContain('不对')
  })
})

describe('kinds that are shown, not typed', () => {
  it('says which items of a checklist are answered', () => {
    const items = { gas: label('燃气', 'Gas'), fall: label('摔倒', 'Fall') }
    const field = mountField(answers(it1, items), { gas: { value: 'normal', note: '换了软管' }, fall: {} })
    expect(field.element.textContent).toContain('已填 1 项')
    expect(field.element.textContent).toContain('燃气 · 换了软管')
  })

  it('shows values of other records as they came', () => {
    expect(mountField(verbatim(it1), { phone: '138' }).element.textContent).toContain('138')
    expect(mountField(verbatim(it1)).element.textContent).toContain('没有内容')
  })

  it('counts and shows photos, and offers no dead button where none can be taken', () => {
    const field = mountField(photos(it1), [{ sha256: 'a'.repeat(64) }])
    expect(field.element.textContent).toContain('照片 1 张')
    expect([...field.element.querySelectorAll('button')].map((one) => one.className)).toEqual(['small'])
  })
})
