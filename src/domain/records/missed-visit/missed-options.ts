import { label } from '../../label.ts'

export const missedReasons = {
  away: label('老人外出', 'Away'),
  hospital: label('老人住院', 'In hospital'),
  institution: label('入住机构', 'In an institution'),
  refused: label('老人不愿意', 'Declined'),
  worker_leave: label('网格员请假', 'The worker was on leave'),
  weather: label('天气不好', 'Bad weather'),
  no_access: label('进不去', 'No access'),
  other: label('其他', 'Other'),
}

export type MissedReason = keyof typeof missedReasons

export const missedStates = {
  open: label('待补访', 'Open'),
  closed: label('已补访', 'Visited since'),
}
