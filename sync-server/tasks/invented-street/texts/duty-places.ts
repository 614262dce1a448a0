import type { Body } from '#domain/records/body.ts'

interface DutyPlace {
  readonly kind: NonNullable<Body<'dutyPoint'>['kind']>
  /** Behind the name of a building or lane. */
  readonly name: string
  readonly look: string
  readonly cycle: NonNullable<Body<'dutyPoint'>['checkCycle']>
  readonly where: 'block' | 'lane' | 'any'
}

export const dutyPlaces: readonly DutyPlace[] = [
  { kind: 'fireLane', name: '消防通道', look: '有没有停车、堆东西', cycle: 'daily', where: 'block' },
  { kind: 'charging', name: '电动车棚', look: '飞线充电、过夜充电', cycle: 'weekly', where: 'block' },
  { kind: 'utility', name: '配电间', look: '门锁好没有，有没有漏水', cycle: 'monthly', where: 'block' },
  { kind: 'water', name: '河边埠头', look: '护栏和救生圈在不在', cycle: 'weekly', where: 'lane' },
  {
    kind: 'slope',
    name: '屋后边坡',
    look: '裂缝、渗水、落石；下雨天加看',
    cycle: 'halfMonthly',
    where: 'lane',
  },
  { kind: 'crowd', name: '办酒的院子', look: '用火用气、出口通不通', cycle: 'monthly', where: 'lane' },
  { kind: 'waste', name: '垃圾点', look: '清没清、有没有倒建筑垃圾', cycle: 'weekly', where: 'any' },
  { kind: 'market', name: '沿街店铺', look: '住人没有、灭火器在不在', cycle: 'halfMonthly', where: 'any' },
]
