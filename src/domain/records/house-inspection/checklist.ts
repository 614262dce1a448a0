import { label } from '#domain/label.ts'
import { item, measure, measures, noPhoto, option, section } from './checklist-parts.ts'
import type { ChecklistItem, ChecklistOption, ChecklistSection, StructureType } from './checklist-types.ts'
import { condition } from './expression.ts'

export const checklistVersion = '2025.1-draft'

// Wording is our own; thresholds follow the national technical points of 2022, provincial forms and
// JGJ 125-2016. A preliminary judgement only: it never replaces an appraisal.

const masonryOrEarth: StructureType[] = [
  'brick_concrete_precast',
  'brick_concrete_cast',
  'bottom_frame',
  'brick_wood',
  'stone',
  'mixed',
  'unknown',
  'earth',
]
const frames: StructureType[] = ['rc_frame', 'bottom_frame', 'mixed', 'unknown']
const masonry: StructureType[] = [
  'brick_concrete_precast',
  'brick_concrete_cast',
  'bottom_frame',
  'brick_wood',
  'stone',
  'mixed',
  'unknown',
]
const concrete: StructureType[] = [
  'rc_frame',
  'bottom_frame',
  'brick_concrete_precast',
  'brick_concrete_cast',
  'mixed',
  'unknown',
]
const earthOrStone: StructureType[] = ['earth', 'stone', 'mixed', 'unknown']
const precast: StructureType[] = [
  'brick_concrete_precast',
  'bottom_frame',
  'stone',
  'brick_wood',
  'mixed',
  'unknown',
]

const peopleOrTrade = condition('isBusiness == true || isRented == true || occupants >= 10')
const steelPart = condition("structureType in ['steel','mixed','unknown'] || hasSteelPart == true")
const woodPart = condition(
  "structureType in ['timber','brick_wood','earth','mixed','unknown'] || roofType == 'wood'",
)
const business = condition('isBusiness == true')
const tradeOrRent = condition('isBusiness == true || isRented == true')

const notFound = option('none', '未发现', 'Not found', '-')
const none = option('none', '没有', 'No', '-')
const unsure = option('unsure', '拿不准', 'Not sure', 'U')
const yes = option('yes', '有', 'Yes', 'S')
const dangerSign = [option('no', '没有', 'No', '-'), yes, unsure]

const millimetres = label('毫米', 'mm')
const cracks = label('条', 'cracks')
const percent = label('%', '%')
const permille = label('‰', '‰')
const ratio = label('0–1', '0–1')

/** The 60 items of the self-built house checklist, in twelve sections in the order on screen. */
export const checklistSections: readonly ChecklistSection[] = [
  section('emergency', '突发险情', 'Immediate danger signs', 'emergency', [
    item(
      'em_ground_sudden_sink',
      '地面突然下陷,或裂缝突然变大',
      'Ground suddenly sinking, or a crack suddenly opening',
      '问住户:最近几天有没有突然变化',
      dangerSign,
    ),
    item(
      'em_member_cracking_growing',
      '承重墙、柱、梁、板有严重裂缝且还在发展',
      'Severe cracks in bearing wall/column/beam/slab, still growing',
      '看裂缝边有无新鲜粉末、贴纸条有无撕裂',
      dangerSign,
    ),
    item(
      'em_noise_debris',
      '房屋发出异响,或墙皮、天花突然大面积脱落',
      'Cracking noises, or plaster/ceiling suddenly falling over a large area',
      '听有无噼啪声;看地面新鲜碎屑',
      dangerSign,
    ),
    item(
      'em_partial_collapse_tilt',
      '已局部倒塌,或歪斜到随时可能倒',
      'Partly collapsed, or leaning so that it may fall at any time',
      '先站到安全距离外看整体',
      dangerSign,
    ),
  ]),
  section('site', '场地与周边', 'Site and surroundings', 'structure', [
    item(
      'site_geohazard_zone',
      '房子在滑坡、崩塌、塌陷、泥石流、山洪等危险区',
      'House stands in a landslide / rockfall / subsidence / debris-flow / flash-flood zone',
      '对照地灾点名册,问村里老人',
      [
        notFound,
        option('potential', '可能有,尚未查明', 'Possible, not yet surveyed', 'M'),
        option('in_zone', '在已知危险区内', 'Inside a known hazard zone', 'S'),
        unsure,
      ],
      { countsInAggregate: false },
    ),
    item(
      'site_slope_retaining',
      '旁边的边坡、挡土墙、河堤是否危及房屋',
      'Slope, retaining wall or river bank next to the house',
      '高差2米以内,或水平距离超过高度2倍,选‘无影响’',
      [
        option('none', '无影响', 'No influence', '-'),
        option('near_ok', '靠得近但完好', 'Close but sound', 'W'),
        option('near_defect', '靠得近且开裂、鼓胀、变形', 'Close, with cracks/bulging', 'M'),
        option('moving', '正在滑动或垮塌', 'Moving or collapsing', 'S'),
        unsure,
      ],
      { naAllowed: true, countsInAggregate: false },
    ),
    item(
      'site_adjacent_excavation',
      '紧邻基坑、地下施工、采空区或长期泡水',
      'Next to excavation, underground works, mined-out ground or long-standing water',
      '看隔壁工地、地面裂缝、常年积水',
      [
        notFound,
        option('present', '有,房屋未见损坏', 'Present, no damage seen', 'M'),
        option('damaging', '有,并已造成开裂下沉', 'Present and already causing cracks/settlement', 'S'),
        unsure,
      ],
      { countsInAggregate: false },
    ),
  ]),
  section('foundation', '地基基础', 'Ground and foundation', 'structure', [
    item(
      'fd_uneven_settlement',
      '房屋一边高一边低(不均匀沉降)',
      'Uneven settlement',
      '看散水、门槛、窗台是否一头低,门窗是否突然卡住',
      [
        notFound,
        option('slight', '轻微,墙没裂', 'Slight, walls not cracked', 'W'),
        option('cracked', '明显,墙已开裂', 'Obvious, walls cracked', 'M'),
        option('major', '很明显,梁柱墙都受影响', 'Major, affects walls/beams/columns', 'S'),
        unsure,
      ],
      { key: true },
    ),
    item(
      'fd_wall_settlement_crack',
      '沉降拉裂墙体(底层窗角八字形、贯通裂缝)',
      'Settlement cracks in walls (stepped/flared cracks from window corners)',
      '用裂缝卡或硬币量最宽处',
      [
        notFound,
        option('below', '有,没到右边的宽度', 'Present, below the limits', 'M'),
        option(
          'multi_gt5',
          '同一面墙多条平行裂缝,最宽超过5毫米',
          'Several parallel cracks, widest > 5 mm',
          'S',
        ),
        option('single_gt10', '单条宽度超过10毫米', 'Single crack > 10 mm', 'S'),
        unsure,
      ],
      {
        appliesTo: masonryOrEarth,
        ...measures(
          [
            measure('max_width_mm', '最宽处', 'Widest', millimetres, 0, 200),
            measure('parallel_count', '平行裂缝条数', 'Parallel cracks', cracks, 0, 50),
          ],
          ['max_width_mm > 10', 'S'],
          ['parallel_count >= 2 && max_width_mm > 5', 'S'],
          ['max_width_mm > 0', 'M'],
        ),
      },
    ),
    item(
      'fd_rc_settlement_crack',
      '沉降引起的梁端斜裂缝、梁柱节点裂缝',
      'Settlement cracks at beam ends / beam-column joints',
      '看底层梁两端和柱头',
      [
        notFound,
        option('fine', '有细裂缝,没到0.4毫米', 'Fine, not over 0.4 mm', 'M'),
        option(
          'over',
          '梁斜裂缝超过0.4毫米,或节点裂缝超过0.5毫米',
          'Beam diagonal crack > 0.4 mm or joint crack > 0.5 mm',
          'S',
        ),
        unsure,
      ],
      {
        appliesTo: frames,
        ...measures(
          [
            measure(
              'beam_diag_mm',
              '梁端斜裂缝最宽处',
              'Diagonal crack at the beam end, widest',
              millimetres,
              0,
              50,
            ),
            measure(
              'joint_mm',
              '梁柱节点裂缝最宽处',
              'Crack at the beam-column joint, widest',
              millimetres,
              0,
              50,
            ),
          ],
          ['beam_diag_mm > 0.4', 'S'],
          ['joint_mm > 0.5', 'S'],
          ['beam_diag_mm > 0 || joint_mm > 0', 'M'],
        ),
      },
    ),
    item(
      'fd_overall_tilt',
      '房屋整体倾斜',
      'Overall tilt of the house',
      '远看墙角线;可用吊线量:偏移量÷高度',
      [
        notFound,
        option('suspect', '看着有点斜,没测', 'Looks tilted, not measured', 'U'),
        option(
          'over_limit',
          '测得超限(1-2层超3%,3层以上超2%)',
          'Measured over limit (1-2 storeys > 3 %, 3+ storeys > 2 %)',
          'M',
        ),
        option('tilt_with_cracks', '明显倾斜且墙上有斜裂缝', 'Obvious tilt with diagonal wall cracks', 'S'),
        unsure,
      ],
      {
        key: true,
        ...measures(
          [measure('tilt_pct', '倾斜率(偏移÷高度)', 'Tilt (offset ÷ height)', percent, 0, 30)],
          ['floors <= 2 && tilt_pct > 3', 'M'],
          ['floors >= 3 && tilt_pct > 2', 'M'],
        ),
      },
    ),
    item('fd_slip', '地基滑移', 'Sliding of the ground/foundation', '看房前屋后地面弧形裂缝、散水错开', [
      notFound,
      option('sign', '有迹象', 'Signs only', 'M'),
      option('moving', '水平移动超过10毫米且还在动', 'Moved > 10 mm and still moving', 'S'),
      unsure,
    ]),
    item(
      'fd_base_damage',
      '基础酥碎、腐蚀、断裂或被掏空',
      'Foundation crushed, corroded, broken or undermined',
      '看墙根、勒脚、雨水冲刷处',
      [
        notFound,
        option('local', '局部,上部没变形', 'Local, nothing above deformed', 'M'),
        option('with_damage', '上部已歪斜、开裂', 'With tilt or cracks above', 'S'),
        unsure,
      ],
    ),
  ]),
  section('masonry', '砌体结构', 'Masonry', 'structure', [
    item(
      'ms_vertical_crack',
      '承重墙、砖柱的竖向裂缝',
      'Vertical (compression) cracks in bearing wall / brick pier',
      '多见于底层门窗间墙、砖柱',
      [
        notFound,
        option('below', '有,没超限', 'Present, below the limits', 'M'),
        option(
          'severe',
          '宽超1毫米,且单条长过层高一半,或多条长过层高1/3',
          '> 1.0 mm wide and longer than 1/2 storey (single) or 1/3 storey (several)',
          'S',
        ),
        unsure,
      ],
      {
        appliesTo: masonry,
        key: true,
        ...measures(
          [
            measure('width_mm', '最宽处', 'Widest', millimetres, 0, 100),
            measure('count', '裂缝条数', 'Number of cracks', cracks, 0, 50),
            measure('len_ratio', '最长一条:缝长÷层高', 'Longest: crack length ÷ storey height', ratio, 0, 1),
          ],
          ['width_mm > 1.0 && count == 1 && len_ratio > 0.5', 'S'],
          ['width_mm > 1.0 && count >= 2 && len_ratio > 0.3333', 'S'],
          ['width_mm > 0', 'M'],
        ),
      },
    ),
    item(
      'ms_diagonal_crack',
      '墙体斜裂缝',
      'Diagonal wall cracks',
      '量最宽处,数一数超过5毫米的有几条',
      [
        notFound,
        option('below', '有,没超限', 'Present, below the limits', 'M'),
        option('severe', '有一条超过10毫米,或两条以上超过5毫米', 'One > 10 mm, or two or more > 5 mm', 'S'),
        unsure,
      ],
      {
        appliesTo: masonry,
        key: true,
        ...measures(
          [
            measure('max_width_mm', '最宽处', 'Widest', millimetres, 0, 200),
            measure('n_over_5mm', '超过5毫米的条数', 'Cracks over 5 mm', cracks, 0, 50),
          ],
          ['max_width_mm > 10', 'S'],
          ['n_over_5mm >= 2', 'S'],
          ['max_width_mm > 0', 'M'],
        ),
      },
    ),
    item(
      'ms_horizontal_bulge',
      '墙、柱水平裂缝或鼓肚弯曲',
      'Horizontal cracks, or bulging/bowing of wall or pier',
      '侧面贴墙看是否鼓出',
      [
        notFound,
        option('horizontal', '有水平裂缝,墙没鼓', 'Horizontal crack, no bulge', 'M'),
        option('bulge_cracked', '墙鼓肚弯曲并开裂', 'Bulging/bowed with cracks', 'S'),
        unsure,
      ],
      { appliesTo: masonryOrEarth },
    ),
    item(
      'ms_bearing_local_crack',
      '梁、屋架压着的墙或柱头被压裂',
      'Cracks in the wall/pier right under a beam or truss',
      '看大梁下方有无几条并排竖裂缝',
      [
        notFound,
        option('fine', '个别细裂缝(不超1毫米)', 'A single fine crack (<= 1 mm)', 'M'),
        option('severe', '多条竖裂缝,或宽超1毫米', 'Several vertical cracks, or > 1 mm', 'S'),
        unsure,
      ],
      { appliesTo: masonry },
    ),
    item(
      'ms_joint_through_crack',
      '纵墙与横墙接茬处上下贯通裂开',
      'Through-crack where cross walls meet',
      '看墙角内侧从上到下的缝',
      [
        notFound,
        option('through', '有通缝,墙没外闪', 'Through-crack, walls still upright', 'M'),
        option('leaning', '墙已脱开外闪', 'Wall has separated and leans out', 'S'),
        unsure,
      ],
      { appliesTo: masonryOrEarth },
    ),
    item(
      'ms_weathering',
      '砖石风化、砂浆粉化掉渣',
      'Weathered masonry, powdery mortar',
      '手指能抠进去的深度占墙厚多少',
      [
        notFound,
        option('light', '只在表面', 'Surface only', 'W'),
        option('heavy', '削弱墙厚15%以上', 'Cuts wall thickness by 15 % or more', 'S'),
        unsure,
      ],
      { appliesTo: masonry },
    ),
    item(
      'ms_tilt_local',
      '单片墙或砖柱歪斜、错位',
      'One wall or pier leaning or displaced',
      '吊线:偏移÷高度,超过千分之七为严重',
      [
        notFound,
        option('suspect', '好像有,没测', 'Maybe, not measured', 'U'),
        option('visible', '看得出,没裂', 'Visible, no cracks', 'M'),
        option(
          'visible_cracked',
          '看得出,且连接处裂开,或测得超千分之七',
          'Visible with broken joints, or measured > 7 per mille',
          'S',
        ),
        unsure,
      ],
      {
        appliesTo: masonry,
        key: true,
        ...measures(
          [measure('lean_permille', '倾斜(偏移÷高度)', 'Lean (offset ÷ height)', permille, 0, 300)],
          ['lean_permille > 7', 'S'],
        ),
      },
    ),
    item(
      'ms_weak_construction',
      '先天薄弱:空斗墙承重、12墙承重、泥浆砌筑、独立砖柱托大梁、两层以上无圈梁构造柱',
      'Inherently weak build: hollow-bond or half-brick bearing walls, mud mortar, lone brick pier under a beam, no ring beam/tie columns in 2+ storeys',
      '问建房时的做法,看墙厚',
      [
        notFound,
        option('one', '有一种', 'One kind', 'M'),
        option('several', '有两种及以上', 'Two or more kinds', 'M'),
        unsure,
      ],
      { appliesTo: masonry },
    ),
  ]),
  section('concrete', '混凝土结构', 'Concrete', 'structure', [
    item(
      'rc_column_damage',
      '混凝土柱开裂、掉皮、露筋',
      'RC column cracked, spalled, bars exposed',
      '看柱根和柱头',
      [
        notFound,
        option('hairline', '只有抹灰发丝纹', 'Hairline in plaster only', 'W'),
        option('crack', '柱身有裂缝', 'Cracks in the concrete', 'M'),
        option(
          'severe',
          '竖向受力裂缝并掉皮露筋,或一侧横裂对侧压碎',
          'Load cracks with spalling and bars, or horizontal crack with crushing opposite',
          'S',
        ),
        unsure,
      ],
      { appliesTo: frames, key: true },
    ),
    item(
      'rc_column_tilt',
      '主要承重柱倾斜',
      'Main column leaning',
      '吊线或贴水平尺',
      [
        notFound,
        option('suspect', '好像有,没测', 'Maybe, not measured', 'U'),
        option('obvious', '明显倾斜', 'Obvious', 'S'),
        unsure,
      ],
      { appliesTo: frames, key: true },
    ),
    item(
      'rc_beam_flexure_crack',
      '梁中间或支座处竖向裂缝',
      'Vertical crack at mid-span or over support of a beam',
      '下宽上窄的缝,看往上裂到梁高几分之几',
      [
        notFound,
        option('below', '有,没超限', 'Present, below the limits', 'M'),
        option('severe', '裂到梁高2/3以上且宽超1毫米', 'Up to >= 2/3 of depth and > 1 mm', 'S'),
        unsure,
      ],
      {
        appliesTo: concrete,
        key: true,
        naAllowed: true,
        ...measures(
          [
            measure('width_mm', '最宽处', 'Widest', millimetres, 0, 50),
            measure('height_ratio', '缝高÷梁高', 'Crack height ÷ beam height', ratio, 0, 1),
          ],
          ['height_ratio >= 0.6667 && width_mm > 1.0', 'S'],
          ['width_mm > 0', 'M'],
        ),
      },
    ),
    item(
      'rc_beam_shear_crack',
      '梁端靠近支座的斜裂缝',
      'Diagonal (shear) crack near the beam support',
      '看梁两端,约45度的缝',
      [notFound, yes, unsure],
      { appliesTo: concrete, naAllowed: true },
    ),
    item(
      'rc_slab_crack',
      '现浇板裂缝或往下坠',
      'Cast-in-place slab cracked or sagging',
      '看板底四周和正中有无交叉缝',
      [
        notFound,
        option('hairline', '发丝纹(不超0.3毫米)', 'Hairline (<= 0.3 mm)', 'W'),
        option('fine', '裂缝不超1毫米', 'Crack <= 1 mm', 'M'),
        option('severe', '宽超1毫米,或板底交叉裂、明显下坠', '> 1 mm, or crossing cracks / obvious sag', 'S'),
        unsure,
      ],
      {
        appliesTo: concrete,
        naAllowed: true,
        ...measures(
          [measure('width_mm', '最宽处', 'Widest', millimetres, 0, 50)],
          ['width_mm > 1.0', 'S'],
          ['width_mm > 0.3', 'M'],
          ['width_mm > 0', 'W'],
        ),
      },
    ),
    item(
      'rc_rebar_corrosion',
      '钢筋外露生锈、保护层脱落',
      'Rebar exposed and rusting, cover lost',
      '看厨房卫生间顶板、阳台底',
      [
        notFound,
        option('local', '局部', 'Local', 'M'),
        option('wide', '大片,或主筋锈掉一截(超15%)', 'Widespread, or main bars lost > 15 %', 'S'),
        unsure,
      ],
      { appliesTo: concrete, naAllowed: true },
    ),
    item(
      'rc_quality_defect',
      '混凝土疏松、蜂窝、孔洞、烂根',
      'Poor concrete: honeycomb, voids, rotten base',
      '敲击听声、看柱根',
      [
        notFound,
        option('minor', '一般构件有', 'In secondary members', 'M'),
        option('main', '主要承重柱上有', 'In main columns', 'S'),
        unsure,
      ],
      { appliesTo: concrete, naAllowed: true },
    ),
  ]),
  section('steel', '钢结构', 'Steel', 'structure', [
    item(
      'st_connection_damage',
      '焊缝、螺栓开裂松动',
      'Welds/bolts cracked or loose',
      '看柱脚、梁柱接头',
      [
        notFound,
        option('few', '个别松动', 'A few loose', 'M'),
        option('serious', '拉开、剪坏、主要节点松脱', 'Torn, sheared or main joint loose', 'S'),
        unsure,
      ],
      { appliesWhen: steelPart },
    ),
    item(
      'st_corrosion',
      '钢构件生锈',
      'Steel corrosion',
      '能一层层剥下来算严重',
      [
        notFound,
        option('surface', '表面浮锈', 'Surface rust', 'W'),
        option('scaling', '起皮', 'Scaling', 'M'),
        option('severe', '锈薄一成以上或锈穿', 'Section loss > 10 % or rusted through', 'S'),
        unsure,
      ],
      { appliesWhen: steelPart },
    ),
    item(
      'st_deformation_buckling',
      '钢梁、钢柱、屋架压弯或下坠',
      'Steel member buckled or sagging',
      '侧面瞄直线',
      [
        notFound,
        option('slight', '轻微弯', 'Slight bend', 'M'),
        option('buckled', '压曲或明显下坠', 'Buckled or clearly sagging', 'S'),
        unsure,
      ],
      { appliesWhen: steelPart, key: true },
    ),
    item(
      'st_bracing',
      '缺支撑或屋架侧歪',
      'No bracing, or trusses leaning sideways',
      '看屋架间有无斜撑',
      [
        notFound,
        option('missing', '缺支撑', 'Bracing missing', 'M'),
        option('leaning', '缺支撑且已侧歪', 'Missing and already leaning', 'S'),
        unsure,
      ],
      { appliesWhen: steelPart },
    ),
  ]),
  section('wood_earth', '木、土、石结构', 'Timber, earth, stone', 'structure', [
    item(
      'wd_column',
      '木柱腐朽、虫蛀、劈裂、弯曲',
      'Timber post rotten, insect-eaten, split or bent',
      '看柱脚,用螺丝刀扎',
      [
        notFound,
        option('light', '轻微', 'Slight', 'W'),
        option('obvious', '明显腐朽、歪斜或柱脚错位', 'Obvious decay, lean or displaced base', 'M'),
        option('severe', '弯曲变形,或断裂、腐朽超过截面20%', 'Bent, broken, or decay > 20 % of section', 'S'),
        unsure,
      ],
      { appliesWhen: woodPart, key: true, naAllowed: true },
    ),
    item(
      'wd_truss_beam',
      '木屋架、木梁下坠、劈裂、腐朽',
      'Timber truss or beam sagging, split or rotten',
      '顺纹干裂看深度:1/6、1/4、1/3直径',
      [
        notFound,
        option('light', '轻微,干裂不超直径1/4', 'Slight, drying crack <= 1/4 diameter', 'W'),
        option('obvious', '明显弯,或干裂达直径1/4至1/3', 'Obvious bend, or crack 1/4-1/3 diameter', 'M'),
        option(
          'severe',
          '下坠、横断裂、节点腐朽劈裂,或干裂超1/3',
          'Sagging, cross-grain crack, rotten joint, or crack > 1/3',
          'S',
        ),
        unsure,
      ],
      { appliesWhen: woodPart, key: true, naAllowed: true },
    ),
    item(
      'wd_purlin',
      '檩条、龙骨下坠或入墙处腐朽虫蛀',
      'Purlins/joists sagging or rotten at the wall',
      '看伸进墙里的那一端',
      [
        notFound,
        option('yes', '有', 'Yes', 'M'),
        option('falling', '断裂、快掉落', 'Broken or about to fall', 'S'),
        unsure,
      ],
      { appliesWhen: woodPart, naAllowed: true },
    ),
    item(
      'wd_joint_heart',
      '榫卯松脱、木材心腐',
      'Mortise joints loose, heart rot',
      '看接头缝隙,敲击听空声',
      [
        notFound,
        option('yes', '有拔榫迹象或心腐', 'Signs of pull-out, or heart rot', 'M'),
        option('failed', '榫卯失效或多处拔出', 'Failed or pulled out in several places', 'S'),
        unsure,
      ],
      { appliesWhen: woodPart, naAllowed: true },
    ),
    item(
      'es_wall',
      '土墙、石墙开裂、剥蚀、歪斜',
      'Earth/stone wall cracked, eroded or leaning',
      '看墙根淘空、墙角脱开',
      [
        notFound,
        option('light', '轻微剥蚀、细裂', 'Slight erosion, fine cracks', 'W'),
        option('obvious', '裂缝多、剥蚀重、个别歪斜', 'Many cracks, heavy erosion, some lean', 'M'),
        option(
          'severe',
          '严重开裂歪斜,局部倒塌或要倒',
          'Severe cracks/lean, partial or imminent collapse',
          'S',
        ),
        unsure,
      ],
      { appliesTo: earthOrStone, key: true },
    ),
  ]),
  section('floor_roof', '楼屋盖与悬挑', 'Floors, roof, cantilevers', 'structure', [
    item(
      'fr_precast_slab',
      '预制板断裂、下坠或搭接太短',
      'Precast slab broken, sagging or with short bearing',
      '板与板之间的细直缝一般无碍;看板底横向缝',
      [
        notFound,
        option('joint_only', '只有拼缝细裂', 'Joint hairlines only', 'W'),
        option('short_bearing', '搭在墙上太短', 'Bearing too short', 'M'),
        option('severe', '横向断裂、露筋或明显下坠', 'Transverse break, exposed wires or clear sag', 'S'),
        unsure,
      ],
      { appliesTo: precast, key: true, naAllowed: true },
    ),
    item(
      'fr_cantilever',
      '阳台、雨篷、挑檐根部开裂或下坠',
      'Balcony, canopy or eaves cracked at the root or drooping',
      '看根部上表面通长裂缝',
      [
        notFound,
        option('fine', '细裂,不超0.5毫米', 'Fine, <= 0.5 mm', 'M'),
        option('severe', '通长裂缝超0.5毫米,或明显下坠', 'Through crack > 0.5 mm, or clear droop', 'S'),
        unsure,
      ],
      {
        key: true,
        naAllowed: true,
        ...measures(
          [measure('width_mm', '最宽处', 'Widest', millimetres, 0, 50)],
          ['width_mm > 0.5', 'S'],
          ['width_mm > 0', 'M'],
        ),
      },
    ),
    item('fr_roof', '屋面漏水、破损、塌落', 'Roof leaking, damaged or falling in', '看顶棚水渍、屋面瓦', [
      notFound,
      option('leak', '漏水、瓦破', 'Leaks, broken tiles', 'W'),
      option('long_leak', '长期漏水,木头烂或钢筋锈', 'Long-term leak, rot or rust', 'M'),
      option('collapse', '局部塌落', 'Partly fallen in', 'S'),
      unsure,
    ]),
    item(
      'fr_stair',
      '楼梯开裂、松动',
      'Stairs cracked or loose',
      '看梯段与平台连接处',
      [
        notFound,
        option('crack', '有裂缝', 'Cracked', 'M'),
        option('severe', '贯通裂缝或晃动', 'Through-crack or moving', 'S'),
        unsure,
      ],
      { naAllowed: true },
    ),
  ]),
  section('envelope', '围护与附属', 'Envelope and attachments', 'structure', [
    item(
      'ev_parapet_facade',
      '女儿墙、外墙砖、招牌、外机架松动要掉',
      'Parapet, facade tiles, signboard or AC bracket loose',
      '站远点抬头看',
      [
        notFound,
        option('loose', '松动、空鼓', 'Loose or hollow', 'M'),
        option('falling', '随时要掉,下面有人走', 'About to fall above a path', 'S'),
        unsure,
      ],
      { countsInAggregate: false },
    ),
    item(
      'ev_lintel',
      '门窗洞口上方(过梁)开裂下坠',
      'Lintel above door/window cracked or sagging',
      '看门窗上角斜缝',
      [
        notFound,
        option('crack', '有裂缝', 'Cracked', 'M'),
        option('sag', '下坠,两侧墙也裂', 'Sagging with wall cracks', 'S'),
        unsure,
      ],
      { appliesTo: masonryOrEarth, naAllowed: true },
    ),
  ]),
  section('alteration', '改扩建与荷载', 'Alterations and loads', 'structure', [
    item(
      'al_added_storey',
      '后来加盖(含阁楼、彩钢棚)',
      'Storey added later (incl. attic, steel shed)',
      '问哪年加的、谁设计的',
      [
        none,
        option('ok', '有,正规设计施工', 'Yes, properly designed and built', '-'),
        option('no_design', '有,没正规设计,未见损坏', 'Yes, no proper design, no damage seen', 'M'),
        option(
          'no_design_damage',
          '有,没正规设计,已开裂变形',
          'Yes, no proper design, cracks or deformation',
          'S',
        ),
        unsure,
      ],
      { key: true },
    ),
    item(
      'al_removed_bearing',
      '拆改承重墙、梁、柱,或墙上开大洞',
      'Bearing wall/beam/column removed or cut, large opening',
      '底层改门面最常见',
      [
        none,
        option('ok', '有,已按设计加固', 'Yes, strengthened to a design', '-'),
        option('no_damage', '有,未见损坏', 'Yes, no damage seen', 'M'),
        option('damage', '有,已开裂变形', 'Yes, with cracks or deformation', 'S'),
        unsure,
      ],
      { key: true, expertIf: ['no_damage'] },
    ),
    item(
      'al_basement_dig',
      '擅自下挖地面、地下室',
      'Floor dug down or basement excavated without approval',
      '看室内地面比室外低多少',
      [
        none,
        option('no_damage', '有,未见损坏', 'Yes, no damage seen', 'M'),
        option('damage', '有,墙基外露或开裂', 'Yes, foundation exposed or cracks', 'S'),
        unsure,
      ],
      { expertIf: ['no_damage'] },
    ),
    item(
      'al_mezzanine_partition',
      '增设夹层,或隔成很多小间(群租)',
      'Mezzanine added, or split into many rooms (group rental)',
      '数一数独立隔间',
      [
        none,
        option('light', '轻质隔墙', 'Light partitions', 'W'),
        option('heavy', '砖墙隔断或混凝土夹层', 'Brick partitions or concrete mezzanine', 'M'),
        option('damage', '楼板已下坠开裂', 'Floor already sagging or cracked', 'S'),
        unsure,
      ],
    ),
    item(
      'al_overload',
      '楼上堆货、放重设备、水箱、大广告牌',
      'Heavy goods, machines, tank or billboard on upper floor/roof',
      '看二层以上和屋顶',
      [
        notFound,
        option('light', '有,不重', 'Some, not heavy', 'W'),
        option('heavy', '很重', 'Heavy', 'M'),
        option('damage', '很重,楼板已下坠开裂', 'Heavy, floor sagging or cracked', 'S'),
        unsure,
      ],
    ),
    item(
      'al_no_design',
      '没有正规设计或没有资质施工',
      'No proper design, or built by unqualified builders',
      '问有无图纸、谁盖的',
      [
        option('none', '有设计有资质', 'Designed and qualified builder', '-'),
        option('yes', '没有', 'None', 'W', ['floors >= 3 || isBusiness == true', 'M']),
        unsure,
      ],
      { countsInAggregate: false, photo: noPhoto },
    ),
  ]),
  section('operation', '消防、用电、燃气', 'Fire, electricity, gas', 'operation', [
    item(
      'op_mixed_use',
      '住人和生产、仓储、经营混在一起(三合一)没隔开',
      'Living mixed with production, storage or trade without separation',
      '看有无实体隔墙和独立出口',
      [
        notFound,
        option('partial', '隔了,不彻底', 'Partly separated', 'O2'),
        option('yes', '没隔开', 'Not separated', 'O1'),
        unsure,
      ],
      { appliesWhen: peopleOrTrade },
    ),
    item(
      'op_escape',
      '逃生:只有一个出口、通道堵、防盗窗没逃生口',
      'Escape: single exit, blocked passage, barred windows without hatch',
      '走一遍通道',
      [
        notFound,
        option('partial', '部分不符合', 'Partly deficient', 'O2', ['occupants >= 10', 'O1']),
        option('blocked', '堵死或锁死', 'Blocked or locked', 'O1'),
        unsure,
      ],
      { appliesWhen: peopleOrTrade },
    ),
    item(
      'op_wiring',
      '电线私拉乱接、老化、超负荷',
      'Unsafe wiring: improvised, aged, overloaded',
      '看插排串接、线皮发黑',
      [
        notFound,
        option('yes', '有', 'Yes', 'O2'),
        option('danger', '发热、打火、裸露', 'Hot, sparking or bare', 'O1'),
        unsure,
      ],
    ),
    item(
      'op_ebike',
      '电动车在楼道、室内停放充电或飞线',
      'E-bike parked/charged indoors or with a dangling cable',
      '看楼梯间',
      [
        notFound,
        option('parked', '停放未充电', 'Parked, not charging', 'O2'),
        option('charging', '充电或飞线', 'Charging or dangling cable', 'O1'),
        unsure,
      ],
    ),
    item(
      'op_gas',
      '燃气:软管老化、没报警器、气瓶乱放',
      'Gas: old hose, no alarm, cylinders misplaced',
      '看软管、闻气味;餐饮重点看',
      [
        notFound,
        option('minor', '软管老化或没报警器', 'Old hose or no alarm', 'O2'),
        option(
          'danger',
          '漏气、放在密闭处或地下、违规多瓶',
          'Leak, enclosed/underground, too many cylinders',
          'O1',
        ),
        unsure,
      ],
      { naAllowed: true },
    ),
    item(
      'op_fire_equipment',
      '缺灭火器、烟感、应急照明',
      'Extinguisher, smoke alarm or emergency light missing',
      '看有效期',
      [notFound, option('missing', '缺少或过期', 'Missing or expired', 'O2'), unsure],
      { appliesWhen: peopleOrTrade },
    ),
    item(
      'op_combustible',
      '泡沫夹芯彩钢板、易燃装修、存放易燃易爆品',
      'Foam sandwich panels, flammable fit-out, stored flammables',
      '看后厨、仓库、隔断',
      [
        notFound,
        option('some', '有一些', 'Some', 'O2'),
        option('danger', '大量,或有易爆品', 'A lot, or explosives/chemicals', 'O1'),
        unsure,
      ],
      { appliesWhen: peopleOrTrade },
    ),
  ]),
  section('legality', '手续合规', 'Papers and permits', 'legality', [
    item(
      'lg_land_planning',
      '用地、宅基地、规划手续',
      'Land, homestead and planning papers',
      '看证或查村里登记',
      [
        option('complete', '齐全', 'Complete', '-'),
        option('partial', '部分', 'Partial', 'L2'),
        option('absent', '没有', 'None', 'L1'),
        option('unknown', '说不清', 'Unknown', 'L2'),
      ],
    ),
    item(
      'lg_construction',
      '设计、施工许可、竣工验收手续',
      'Design, construction permit, completion acceptance',
      '限额以下农房选‘不适用’',
      [
        option('complete', '齐全', 'Complete', '-'),
        option('partial', '部分', 'Partial', 'L2'),
        option('absent', '没有', 'None', 'L1'),
        option('unknown', '说不清', 'Unknown', 'L2'),
      ],
      { naAllowed: true },
    ),
    item(
      'lg_business_license',
      '营业执照及行业许可(食品、特种行业、消防等)',
      'Business licence and sector permits',
      '看墙上挂的证',
      [
        option('complete', '齐全', 'Complete', '-'),
        option('partial', '部分', 'Partial', 'L2'),
        option('absent', '没有', 'None', 'L1'),
        option('unknown', '说不清', 'Unknown', 'L2'),
      ],
      { appliesWhen: business },
    ),
    item(
      'lg_safety_certificate',
      '房屋安全鉴定或合格证明(经营、出租)',
      'Valid safety appraisal or certificate (business/rental)',
      '看报告日期',
      [
        option('complete', '有效', 'Valid', '-'),
        option('partial', '过期或不符现状', 'Expired or no longer matches', 'L2'),
        option('absent', '没有', 'None', 'L1'),
        option('unknown', '说不清', 'Unknown', 'L2'),
      ],
      { appliesWhen: tradeOrRent },
    ),
  ]),
]

/** All items in the order on screen. */
export const checklistItems: readonly ChecklistItem[] = checklistSections.flatMap((one) => one.items)

/** Items by id. */
export const checklistItem: ReadonlyMap<string, ChecklistItem> = new Map(
  checklistItems.map((one) => [one.id, one]),
)

/** Answers every item takes beside its own; `na` only where the item allows it. */
export const universalAnswers: readonly ChecklistOption[] = [
  option('not_seen', '看不到(遮挡/进不去)', 'Cannot be seen (covered / no access)', 'U'),
  option('na', '不适用', 'Not applicable', '-'),
]
