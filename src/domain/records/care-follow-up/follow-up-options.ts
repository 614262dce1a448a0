import { label } from '../../label.ts'

export const followUpEffects = {
  E: label('紧急', 'Emergency'),
  U1: label('紧要异常', 'Urgent'),
  U2: label('异常', 'Abnormal'),
}

export type FollowUpEffect = keyof typeof followUpEffects

export const followUpStates = {
  open: label('待处理', 'Open'),
  handling: label('处理中', 'Being handled'),
  closed: label('已办结', 'Closed'),
}
