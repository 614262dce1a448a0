import { label } from '../../label.ts'

export const matterStates = {
  reported: label('已上报', 'Reported'),
  accepted: label('已受理', 'Accepted'),
  rejected: label('不受理', 'Not accepted'),
  dispatched: label('已派遣', 'Dispatched'),
  handling: label('处置中', 'Handling'),
  replied: label('已反馈', 'Replied'),
  verifying: label('核查中', 'Verifying'),
  closed: label('已结案', 'Closed'),
  suspended: label('挂账', 'Hung up'),
}

export type MatterStatus = keyof typeof matterStates

export const ratings = {
  satisfied: label('满意', 'Satisfied'),
  fair: label('基本满意', 'Fairly satisfied'),
  unsatisfied: label('不满意', 'Not satisfied'),
  none: label('未评价', 'Not rated'),
}

/** Every step that is written down, by the command that took it. */
export const takenSteps = {
  solveOnSpot: label('当场解决', 'Solved on the spot'),
  accept: label('受理', 'Accepted'),
  reject: label('不受理', 'Not accepted'),
  dispatch: label('派遣', 'Dispatched'),
  plan: label('处置方案', 'Plan'),
  handle: label('开始处置', 'Begun'),
  reply: label('反馈', 'Replied'),
  verify: label('核查已解决', 'Checked: solved'),
  notSolved: label('核查没解决', 'Checked: not solved'),
  close: label('结案', 'Closed'),
  reopen: label('重办', 'Reopened'),
  suspend: label('挂账', 'Hung up'),
  extend: label('延期', 'Extended'),
  urge: label('督办', 'Urged on'),
  revisit: label('回访', 'Return visit'),
}

export type TakenStep = keyof typeof takenSteps
