import { label } from '../../label.ts'

/** Classes of DOMAIN 2.4 B. */
export const matterClasses = {
  PM: label('物业管理', 'Property management'),
  IF: label('基础设施', 'Infrastructure'),
  EN: label('市容环境', 'Environment'),
  EP: label('环保监管', 'Pollution'),
  SF: label('安全隐患', 'Safety hazard'),
  SE: label('治安', 'Public order'),
  DI: label('矛盾纠纷', 'Dispute'),
  LW: label('民生服务', 'Livelihood service'),
  SU: label('意见建议', 'Suggestion'),
  CO: label('咨询', 'Question'),
  OT: label('其他', 'Other'),
}

export const matterLevels = {
  L0: label('当场解决', 'Solved on the spot'),
  L1: label('一般', 'Ordinary'),
  L2: label('较大', 'Larger'),
  L3: label('重大', 'Major'),
  L4: label('紧急', 'Urgent'),
}
