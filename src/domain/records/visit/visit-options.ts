import { label } from '../../label.ts'

export const visitTypes = {
  daily: label('日常走访', 'Ordinary visit'),
  keyPeople: label('重点人群走访', 'People in special need'),
  hazardCheck: label('隐患排查', 'Hazard check'),
  opinions: label('民情收集', 'Collecting views'),
  policy: label('政策宣传', 'Policy publicity'),
  disputes: label('矛盾排查', 'Dispute screening'),
  relief: label('救助核查', 'Relief check'),
  festival: label('节日慰问', 'Festival greeting'),
  followUp: label('回访', 'Return visit'),
  patrol: label('平安巡查', 'Safety patrol'),
  volunteer: label('志愿服务', 'Volunteer service'),
  other: label('其他', 'Other'),
}

export const visitForms = {
  home: label('入户', 'In the home'),
  door: label('门口', 'At the door'),
  phone: label('电话', 'By phone'),
  video: label('视频', 'By video'),
  wechat: label('微信', 'By WeChat'),
  office: label('办公室来访', 'At the office'),
  event: label('集中活动', 'At an event'),
  patrol: label('巡查', 'On patrol'),
}

/** What a visit is about (DOMAIN 5.1 `target_kind`). */
export const visitTargets = {
  home: label('户', 'Homes'),
  person: label('人', 'A person'),
  house: label('房屋', 'A house'),
  building: label('楼栋', 'A building'),
  shop: label('商户', 'A shop'),
  place: label('场所', 'A place'),
  area: label('片区', 'An area'),
}

export const topics = {
  policy: label('政策宣传', 'Policy'),
  relief: label('社会救助', 'Social assistance'),
  insurance: label('医保社保', 'Insurance'),
  jobs: label('就业', 'Jobs'),
  help: label('助老助残', 'Elderly and disabled'),
  fraud: label('反诈', 'Fraud'),
  fire: label('消防', 'Fire safety'),
  gas: label('用电燃气', 'Electricity and gas'),
  house: label('自建房安全', 'House safety'),
  drowning: label('防溺水', 'Drowning'),
  forest: label('森林防火', 'Forest fire'),
  drugs: label('禁毒', 'Drugs'),
  cults: label('反邪', 'Cults'),
  customs: label('移风易俗', 'Customs'),
  funeral: label('殡葬', 'Funerals'),
  environment: label('环境卫生', 'Environment'),
  waste: label('垃圾分类', 'Waste sorting'),
  property: label('物业', 'Property'),
  neighbours: label('邻里关系', 'Neighbours'),
  projects: label('民生实事', 'Livelihood projects'),
  safety: label('平安满意度', 'Safety and satisfaction'),
  other: label('其他', 'Other'),
}

/** Of a walk through the grid, where nobody's home is entered. */
export const patrolPhrases = [
  label('巡了一圈,没有发现问题', 'Walked round, nothing found'),
  label('消防通道畅通', 'Fire lanes are clear'),
  label('劝走了飞线充电', 'Stopped charging by loose wires'),
  label('清了楼道杂物', 'Stairs cleared'),
  label('井盖、路灯完好', 'Manholes and lamps are sound'),
]

export const visitPhrases = [
  label('家中正常,没有困难', 'All well, no difficulty'),
  label('提醒用火用电安全', 'Reminded of fire and electricity safety'),
  label('讲了防诈骗', 'Talked about fraud'),
  label('核对了家里人口', 'Checked who lives here'),
  label('没人在家,留了联系卡', 'Nobody home, left a card'),
]
