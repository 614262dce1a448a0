import { afterEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import type { Role } from '#domain/access/role.ts'
import { AppStreet, create, HOUSE } from './app-street.ts'

let app: AppStreet
afterEach(() => app.close())

const shown = (about: string, n: string) => ({ sha256: n.repeat(64), about })
const house: JsonObject = {
  code: 'H17',
  address: '石桥路 17 号',
  ownerName: '何建国',
  isBusiness: true,
  businessTypes: ['catering'],
  status: 'active',
}
const facts = {
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: true,
  isRented: false,
  occupants: 3,
  hasSteelPart: false,
  roofType: 'precast',
}
const inspection = {
  house: 's_17',
  inspectionType: 'patrol',
  startedAt: 1,
  endedAt: 2,
  inspectors: ['chen'],
  facts,
  answers: { ms_diagonal_crack: { value: 'below' } },
}
const hazard: JsonObject = {
  house: 's_17',
  inspection: 'i_1',
  brief: '斜裂缝',
  colour: 'orange',
  foundAt: 1_700_000_000_000,
  reporters: ['chen'],
  findings: [{ item: 'ms_diagonal_crack', effect: 'M', answer: 'below' }],
  photosBefore: [shown('ms_diagonal_crack', 'a')],
}
const step = (command: string, args: JsonObject = {}) =>
  ({ op: 'command', type: 'hazardCase', record: 'c_1', command, args }) as const

async function open(
  more: JsonObject,
  inHouses: Exclude<Role, 'server'>,
  ...steps: ReturnType<typeof step>[]
) {
  app = await AppStreet.open({
    inHouses,
    records: [
      create('house', 's_17', HOUSE, house),
      create('houseInspection', 'i_1', HOUSE, inspection),
      { op: 'command', type: 'houseInspection', record: 'i_1', command: 'submit', args: {} },
      create('hazardCase', 'c_1', HOUSE, { ...hazard, ...more }),
      ...steps,
    ],
  })
}
const plan = { engineering: ['repair'], planDue: '2030-01-01', planSigner: '街道' }
const body = () => app.device.records.get('hazardCase', 'c_1')!.body

async function answerDialog(words?: string): Promise<void> {
  if (words) await app.choose(words)
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await app.settle()
}

describe('the page of a hazard case', () => {
  test('says its steps with who and when, what is late, and ticks off what is done at once', async () => {
    await open({}, 'worker')
    await app.show('/record/hazardCase/c_1')
    expect(app.text).toContain('斜裂缝')
    expect(app.all('[data-step="verify"]')[0]).toContain('已超期')
    await app.tap('已做')
    expect(body().actions).toMatchObject([{ step: 'restrictUse', by: 'wang' }])
    expect(app.all('[data-step="restrictUse"]')[0]).toContain('张海')
  })

  test('offers a worker neither the verdict nor the closing', async () => {
    await open({}, 'worker', { ...step('assign', { expert: '周工' }) })
    await app.show('/record/hazardCase/c_1')
    expect(app.all('button').filter((words) => /核实|销号|签字/.test(words))).toEqual([])
    expect(app.text).toContain('周工')
  })

  test('lets an expert confirm the hazard, with a note, and tells the next step', async () => {
    await open({}, 'inspector', step('assign', { expert: '周工' }))
    await app.show('/record/hazardCase/c_1')
    await app.tap('核实属实')
    await app.type('dialog [data-field="note"] textarea', '裂缝贯通两层')
    await answerDialog()
    expect(body()).toMatchObject({ status: 'controlled' })
    expect(body().log?.at(-1)).toMatchObject({ step: 'confirm', by: 'wang', note: '裂缝贯通两层' })
  })

  test('says in words what closing lacks, and offers the signature only when nothing does', async () => {
    await open(plan, 'inspector', step('assign', { expert: '周工' }))
    await app.device.save([
      step('confirm', { note: '属实' }),
      step('plan'),
      step('start'),
      step('finish', { workDoneOn: '2026-01-01' }),
    ])
    await app.show('/record/hazardCase/c_1')
    expect(body().status).toBe('accepting')
    expect(app.text).toContain('缺整改后照片')
    expect(app.text).toContain('还没有销号依据')
    expect(app.all('button').some((words) => words.includes('验收签字'))).toBe(false)
    await app.device.save([
      {
        op: 'patch',
        type: 'hazardCase',
        record: 'c_1',
        set: { photosAfter: [null, [shown('ms_diagonal_crack', 'b')]] },
      },
      step('reportAfter', { agency: '鉴定所', date: '2026-01-02', grade: 'B' }),
    ])
    await app.settle()
    await app.tap('现场验收签字')
    await answerDialog('整治后鉴定 A 级或 B 级')
    expect(body()).toMatchObject({ signedBy: 'wang', evidence: 'appraisal' })
    expect(app.all('button').some((words) => words === '销号')).toBe(false)
  })

  test('keeps photos of each finding apart and the plan on a form of its own', async () => {
    await open({}, 'worker')
    await app.show('/houses/case/c_1/plan')
    expect(app.text).toContain('整治期限')
    await app.type('[data-field="planSigner"] input', '街道建设办')
    await app.tap('保存')
    expect(body().planSigner).toBe('街道建设办')
  })
})

describe('a house with something open', () => {
  test('leads to its case, and takes the proposed department with one tap', async () => {
    await open({}, 'worker')
    await app.show('/record/house/s_17')
    expect(app.text).toContain('隐患案件')
    await app.tap('填“市场监管、商务”')
    expect(app.device.records.get('house', 's_17')?.body.industryDepartment).toBe('市场监管、商务')
    expect(app.text).not.toContain('没有行业主管部门')
  })

  test('is on the page of house safety: the open case, and the business without a department', async () => {
    await open({}, 'worker')
    await app.show('/houses')
    expect(app.all('li .name')).toEqual(['石桥路 17 号', '石桥路 17 号'])
    expect(app.text).toContain('已超期')
  })
})
