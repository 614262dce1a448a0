import { label } from '../../label.ts'

export const checkCycles = {
  daily: label('每天', 'Every day'),
  weekly: label('每周', 'Every week'),
  halfMonthly: label('每半月', 'Twice a month'),
  monthly: label('每月', 'Every month'),
  quarterly: label('每季度', 'Every quarter'),
}

export type CheckCycle = keyof typeof checkCycles

/** Days from one check to the next. Own design. */
export const cycleDays: Readonly<Record<CheckCycle, number>> = {
  daily: 1,
  weekly: 7,
  halfMonthly: 15,
  monthly: 30,
  quarterly: 91,
}
