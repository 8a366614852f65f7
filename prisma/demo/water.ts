import type { SampleArticle } from './sample'

/* The second sample article: short, in Arabic, and as invented as the first. */

const RECEIVED = `وزارة المياه تنفي خفض الضخ إلى حي النخيل | جريدة الضفة

مدينة الواحة - جريدة الضفة: نفت وزارة المياه يوم الأحد أنها خفضت ضخ المياه إلى حي النخيل، بعد أن قال عضو في المجلس المحلي إن الضخ انخفض إلى النصف منذ بداية الشهر.

وقال المتحدث باسم الوزارة، سليم الراوي، لجريدة الضفة: «لم نخفض الضخ إلى أي حي، وكل ما في الأمر أعطال في الشبكة القديمة».

وكانت عضو المجلس المحلي، هناء الدباغ، قد قالت لإذاعة الواحة إن «الحي لا يصله الماء إلا 4 ساعات في اليوم بعد أن كانت 8 ساعات». وأضافت أن 3,200 أسرة تشتري الماء من الصهاريج.

ونقل موقع «أخبار الواحة» عن مصادر لم يسمها أن مضخة واحدة من ثلاث مضخات توقفت عن العمل في 2 أيار، وأن قطعة الغيار لم تُطلب حتى الآن.`

const DIFFA = { agent: 'جريدة الضفة', kind: 'organisation', role: 'narrator', verb: 'ذكرت', force: 'reports' } as const

export const WATER: SampleArticle = {
  received: RECEIVED,
  publishedAt: '2026-05-10',
  outlet: 'جريدة الضفة',
  publicTextGround: null,
  agents: [
    { name: 'سليم الراوي', kind: 'person', description: 'المتحدث باسم وزارة المياه', aliases: ['Salim al-Rawi'] },
    { name: 'هناء الدباغ', kind: 'person', description: 'عضو المجلس المحلي في مدينة الواحة' },
  ],
  claims: [
    {
      key: 'no-cut',
      quote: 'لم نخفض الضخ إلى أي حي',
      statement: 'لم تخفض وزارة المياه ضخ المياه إلى أي حي في مدينة الواحة في أيار 2026.',
      type: 'event',
      polarity: 'denies',
      checkWorthiness: 'check',
      speaker: 'سليم الراوي',
      chain: [{ agent: 'سليم الراوي', kind: 'person', role: 'originator', verb: 'قال', force: 'denies' }, DIFFA],
      verdicts: [
        {
          kind: 'truth',
          rating: 'misleading',
          asOf: '2026-05-12',
          confidence: 'medium',
          justification: 'لا يوجد قرار بخفض الضخ، لكن سجل المحطة يظهر أن الكمية انخفضت إلى 46٪ منذ 2 أيار [1].',
        },
      ],
      evidence: [
        {
          source: 'log',
          stance: 'refutes',
          passage: 'حي النخيل: 46٪ من الكمية المعتادة.',
          reliability: 'A',
          credibility: '1',
        },
      ],
      state: 'published',
    },
    {
      key: 'four-hours',
      quote: 'الحي لا يصله الماء إلا 4 ساعات في اليوم بعد أن كانت 8 ساعات',
      statement: 'انخفض وصول الماء إلى حي النخيل من 8 ساعات إلى 4 ساعات في اليوم في أيار 2026.',
      type: 'numerical',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'هناء الدباغ',
      chain: [
        { agent: 'هناء الدباغ', kind: 'person', role: 'originator', verb: 'قالت', force: 'asserts' },
        { agent: 'إذاعة الواحة', kind: 'organisation', role: 'relay', verb: 'أذاعت', force: 'reports' },
        DIFFA,
      ],
      verdicts: [
        {
          kind: 'truth',
          rating: 'mostly-true',
          asOf: '2026-05-12',
          confidence: 'medium',
          justification: 'يظهر سجل المحطة بين 3 و5 ساعات في اليوم [1].',
        },
      ],
      evidence: [
        { source: 'log', stance: 'supports', passage: 'ساعات الضخ: 3 إلى 5.', reliability: 'A', credibility: '1' },
      ],
      state: 'submitted',
    },
    {
      key: 'pump',
      quote: 'مضخة واحدة من ثلاث مضخات توقفت عن العمل في 2 أيار',
      statement: 'توقفت مضخة واحدة من ثلاث مضخات في محطة الواحة عن العمل في 2 أيار 2026.',
      type: 'event',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'مصادر لم يسمها',
      chain: [
        { agent: 'مصادر لم يسمها', kind: 'unnamed', role: 'originator', verb: 'قالت', force: 'asserts' },
        { agent: 'أخبار الواحة', kind: 'organisation', role: 'relay', verb: 'نقل', force: 'reports' },
        DIFFA,
      ],
      verdicts: [],
      evidence: [],
      state: 'draft',
    },
  ],
  relations: [{ from: 'four-hours', type: 'contradicts', to: 'no-cut', strength: 'partial' }],
  sources: {
    log: {
      title: 'سجل محطة الضخ، أيار 2026',
      kind: 'dataset',
      primary: true,
      publisher: 'محطة الواحة',
      publishedAt: '2026-05-11',
      language: 'ar',
    },
  },
}
