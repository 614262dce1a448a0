import { label } from '../../label.ts'

/** Wordings of the register form (DOMAIN 3.2; age bands, areas and land as in a provincial screen). */
export const areaTypes = {
  builtUp: label('城市建成区', 'Built-up city'),
  fringe: label('城乡结合部', 'Urban fringe'),
  urbanVillage: label('城中村', 'Urban village'),
  resettlement: label('拆迁安置区', 'Resettlement area'),
  industrial: label('工业园区', 'Industrial park'),
  town: label('建制镇', 'Town'),
  market: label('集镇', 'Market town'),
  nearSchool: label('学校周边', 'Around a school'),
  nearHospital: label('医院周边', 'Around a hospital'),
  nearMarket: label('商贸市场周边', 'Around a market'),
  other: label('其他', 'Other'),
}

export const structureTypes = {
  brick_concrete_precast: label('砖混(预制板楼屋盖)', 'Brick-concrete, precast slabs'),
  brick_concrete_cast: label('砖混(现浇楼屋盖)', 'Brick-concrete, cast-in-place slabs'),
  rc_frame: label('钢筋混凝土框架', 'Reinforced-concrete frame'),
  bottom_frame: label('底部框架-上部砌体', 'RC bottom frame with masonry above'),
  brick_wood: label('砖木结构', 'Brick walls, timber floor or roof'),
  timber: label('木结构', 'Timber frame'),
  earth: label('土木/生土结构', 'Earth with timber roof'),
  stone: label('石结构', 'Stone masonry'),
  steel: label('钢结构(含轻钢、彩钢)', 'Steel, light steel included'),
  mixed: label('混杂结构', 'Mixed'),
  unknown: label('其他/不清楚', 'Other or not known'),
}

export const builtBands = {
  to1980: label('1980年及以前', '1980 and before'),
  from1981: label('1981-1990年', '1981–1990'),
  from1991: label('1991-2000年', '1991–2000'),
  from2001: label('2001-2010年', '2001–2010'),
  from2011: label('2011-2015年', '2011–2015'),
  from2016: label('2016年及以后', '2016 and after'),
}

export const roofTypes = {
  cast: label('现浇', 'Cast in place'),
  precast: label('预制板', 'Precast'),
  wood: label('木', 'Timber'),
  light_steel: label('轻钢', 'Light steel'),
  other: label('其他', 'Other'),
}

export const designModes = {
  qualified: label('有资质单位', 'Qualified firm'),
  professional: label('专业人员', 'Professional'),
  standard: label('标准图集', 'Standard drawings'),
  none: label('无', 'None'),
  unknown: label('不详', 'Not known'),
}

export const buildModes = {
  qualified: label('有资质单位', 'Qualified firm'),
  craftsman: label('乡村建设工匠', 'Village craftsman'),
  self: label('自行组织', 'Self-organised'),
  unknown: label('不详', 'Not known'),
}

export const uses = {
  lived: label('自住', 'Lived in'),
  livedAndBusiness: label('自住兼经营', 'Lived in and business'),
  business: label('经营', 'Business'),
  rented: label('出租居住', 'Rented out'),
  production: label('生产', 'Production'),
  storage: label('仓储', 'Storage'),
  empty: label('闲置', 'Empty'),
  publicService: label('公共服务', 'Public service'),
  other: label('其他', 'Other'),
}

export const businessTypes = {
  catering: label('餐饮饭店', 'Catering'),
  lodging: label('民宿宾馆', 'Lodging'),
  retail: label('超市及批发零售', 'Retail and wholesale'),
  farmSupplies: label('农资店', 'Farm supplies'),
  bath: label('浴室', 'Bath house'),
  cards: label('棋牌室', 'Card room'),
  leisure: label('影院及休闲娱乐', 'Cinema and leisure'),
  education: label('民办幼儿园及教育培训', 'Kindergarten and training'),
  elderCare: label('养老服务', 'Elderly care'),
  medical: label('医疗卫生', 'Medical'),
  production: label('生产加工', 'Production'),
  storage: label('仓储物流', 'Storage and logistics'),
  religious: label('宗教及民俗活动', 'Religious and folk events'),
  groupRental: label('出租居住(群租)', 'Group rental'),
  office: label('办公', 'Office'),
  other: label('其他', 'Other'),
}

export const alterations = {
  storey: label('加层', 'Added storey'),
  extension: label('扩建', 'Extension'),
  mezzanine: label('夹层', 'Mezzanine'),
  dig: label('下挖', 'Dug down'),
  bearing: label('拆改承重', 'Bearing part altered'),
  partition: label('分隔群租', 'Partitioned for rent'),
  none: label('无', 'None'),
  unknown: label('不详', 'Not known'),
}

/** What makes a house be looked at again before its time (DOMAIN 3.6). */
export const houseEvents = {
  fire: label('火灾', 'Fire'),
  explosion: label('爆炸', 'Explosion'),
  subsidence: label('沉降、地面塌陷', 'Subsidence'),
  collapse: label('垮塌', 'Collapse'),
  impact: label('撞击', 'Impact'),
  earthquake: label('地震', 'Earthquake'),
  storm: label('大风暴雨', 'Storm'),
  flood: label('洪涝', 'Flood'),
  landslide: label('滑坡泥石流', 'Landslide'),
  snow: label('暴雪', 'Heavy snow'),
  neighbourDig: label('相邻施工开挖', 'Digging next door'),
  useChange: label('改变用途', 'Change of use'),
  renovation: label('装修改造', 'Renovation'),
  complaint: label('群众反映', 'Complaint or tip'),
  request: label('社区要求', 'Asked for by the community'),
  other: label('其他', 'Other'),
}

/** The degrees of JGJ 125-2016, from sound to dangerous as a whole. */
export const appraisalDegrees = {
  A: label('A级', 'A'),
  B: label('B级', 'B'),
  C: label('C级', 'C'),
  D: label('D级', 'D'),
}
