import { type Label, label } from '../../label.ts'

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

export type MatterClass = keyof typeof matterClasses

export const matterLevels = {
  L0: label('当场解决', 'Solved on the spot'),
  L1: label('一般', 'Ordinary'),
  L2: label('较大', 'Larger'),
  L3: label('重大', 'Major'),
  L4: label('紧急', 'Urgent'),
}

export type MatterLevel = keyof typeof matterLevels

/** The sub-classes of DOMAIN 2.4 B; what stands before the underscore is the class. */
export const matterSubclasses = {
  PM_fees: label('收费', 'Fees'),
  PM_lift: label('电梯', 'Lift'),
  PM_parking: label('停车', 'Parking'),
  PM_guards: label('安保', 'Guards'),
  PM_cleaning: label('保洁', 'Cleaning'),
  PM_repairs: label('维修', 'Repairs'),
  IF_road: label('道路', 'Road'),
  IF_lamp: label('路灯', 'Street lamp'),
  IF_manhole: label('井盖', 'Manhole cover'),
  IF_water: label('供水', 'Water'),
  IF_power: label('供电', 'Power'),
  IF_gas: label('燃气', 'Gas'),
  IF_drain: label('排水', 'Drainage'),
  IF_net: label('网络', 'Network'),
  EN_waste: label('垃圾', 'Waste'),
  EN_heap: label('乱堆乱放', 'Things left lying'),
  EN_adverts: label('小广告', 'Posted adverts'),
  EN_illegalBuild: label('私搭乱建', 'Illegal building'),
  EN_noise: label('噪声', 'Noise'),
  EN_fumes: label('油烟', 'Kitchen fumes'),
  EP_dust: label('扬尘', 'Dust'),
  EP_sewage: label('污水', 'Sewage'),
  EP_burning: label('焚烧', 'Burning'),
  EP_smell: label('异味', 'Smell'),
  SF_fire: label('消防', 'Fire'),
  SF_electric: label('用电', 'Electricity'),
  SF_gas: label('燃气', 'Gas'),
  SF_house: label('房屋', 'Building'),
  SF_ebike: label('电动车', 'Electric bike'),
  SF_falling: label('高空坠物', 'Falling objects'),
  SF_drowning: label('防溺水', 'Drowning'),
  SE_theft: label('盗窃', 'Theft'),
  SE_suspicious: label('可疑情况', 'Something suspicious'),
  SE_fight: label('打架', 'Fight'),
  SE_fraud: label('诈骗', 'Fraud'),
  DI_neighbours: label('邻里', 'Neighbours'),
  DI_family: label('家庭', 'Family'),
  DI_property: label('物业', 'Property management'),
  DI_wages: label('劳资', 'Wages'),
  DI_land: label('土地', 'Land'),
  DI_contract: label('合同', 'Contract'),
  LW_relief: label('救助', 'Relief'),
  LW_allowance: label('低保', 'Subsistence allowance'),
  LW_social: label('社保', 'Social insurance'),
  LW_medical: label('医保', 'Medical insurance'),
  LW_jobs: label('就业', 'Jobs'),
  LW_elderly: label('助老', 'Help for the elderly'),
  LW_disabled: label('助残', 'Help for the disabled'),
  LW_papers: label('证明', 'Papers'),
}

export type MatterSubclass = keyof typeof matterSubclasses

/** The class that a sub-class belongs to: `SF` of `SF_fire`. */
export const classOfSubclass = (sub: string): string => sub.slice(0, 2)

/** The sub-classes of a class in the order on screen; none for suggestions, questions and the rest. */
export const subclassesOf = (kind: string | undefined): readonly (readonly [MatterSubclass, Label])[] =>
  (Object.entries(matterSubclasses) as [MatterSubclass, Label][]).filter(
    ([sub]) => classOfSubclass(sub) === kind,
  )

/** 难点、痛点、堵点 (DOMAIN 1.2, 5). */
export const problemClasses = {
  hard: label('难点', 'Hard to solve'),
  pain: label('痛点', 'Hurts people'),
  blocked: label('堵点', 'Stuck'),
}

/** Scale of the event (DOMAIN 2.4, 综治 codes). */
export const matterScales = {
  '01': label('个体性事件', 'One person'),
  '02': label('一般群体性事件', 'A group'),
  '03': label('重大群体性事件', 'A large group'),
}

/** How it became known. Own design. */
export const matterChannels = {
  visit: label('走访发现', 'At a visit'),
  patrol: label('巡查发现', 'On patrol'),
  resident: label('群众上报', 'A resident told'),
  hotline: label('热线', 'Hotline'),
  superior: label('上级交办', 'Handed down'),
  propertyDay: label('物业接待日', 'Property reception day'),
}
