import type { SampleArticle } from './sample'

/*
 * The sample article: invented from end to end, places and people too. It has what makes fact-checking hard: a minister who
 * says it, spokespeople who deny it, a newspaper that has it from officials without names, a lecturer who repeats a rumour.
 * The page furniture stands in it as a browser saves it, so that intake has something to strike out.
 */

const RECEIVED = `The Morning Meridian

Ministry denies secret talks on sale of Port Selm | The Morning Meridian
Skip to content
Photo ID: 40817

Cranes stand still in the grain terminal of Port Selm on June 9, 2026. (Meridian Pictures/Anouk Reyl)

Cranes stand still in the grain terminal of Port Selm on June 9, 2026. (Meridian Pictures/Anouk Reyl)

Selm and Karsk, The Morning Meridian—Varnian officials on Thursday denied holding any talks on the sale of the country’s largest harbour, after a deputy minister said that envoys of a foreign fund had come to the capital three times since spring to discuss it.

A spokeswoman for the transport ministry, Odile Marant, told The Morning Meridian: “The ministry does not discuss the sale of public harbours with anyone, and after what the fund did in Karsk it is absurd to call it a partner.”

“In the worst year of the dockers’ strike, the fund bought the grain terminal in Karsk and dismissed 1,200 people within a month,” she added. “Harbour fees there have doubled since.”

The deputy finance minister, Teodor Halvik, told Radio Selm on Thursday that representatives of the Aurel Fund had visited the capital three times since April. He said the visits showed that the two ministries did not agree with each other. “Many in the government have finally understood that there is no alternative to a private owner,” he said.

In neighbouring Lethen, the daily Handelsbote published a report on Thursday which said a draft contract had been exchanged between lawyers of the fund and the harbour authority. The report, which cited officials who asked not to be named, put the price at 2.4 billion crowns, less than half of what an audit had estimated in 2023.

The officials said that the contract would run for 60 years, but that it did not yet have “the blessing of the cabinet.” Dockers’ unions fear that the sale has already been decided.

Prime Minister Ilsa Brandt denied any knowledge of a contract. At a news conference in Karsk, she told reporters: “I have not seen such a paper. Certainly nobody has signed anything in my name.”

Ruben Tal, who teaches economic history at the University of Selm, told The Morning Meridian that Mr Halvik’s remarks “were not new, because there was a rumour in March about a visit of the fund’s chairman to the old customs house.”

He said that, “according to leaks, the chairman looked at the customs house as a hotel, because the fund has built hotels in four harbours.”

Mr Tal dismissed the possibility that “the city could get the harbour back once it is sold,” adding that “no harbour on this coast has returned to public hands since 1950.”

The harbour handled 31 million tonnes of goods last year, about one tonne in three of the country’s trade, according to the statistics office. It employs some 5,400 people, and it has not made a loss since 2009.

The opposition asked for a special session of parliament. “If a minister knows and a prime minister does not, one of them should go,” said Marek Dolan, who leads the Coast Party. A vote on the question is expected on Tuesday.

The Aurel Fund did not answer questions. In a statement dated June 3 it had said that it “does not comment on markets, harbours or rumours,” and that it keeps no office in Varnia.`

const MERIDIAN = {
  agent: 'The Morning Meridian',
  kind: 'organisation',
  role: 'narrator',
  verb: 'reported',
  force: 'reports',
} as const
const HANDELSBOTE = {
  agent: 'Handelsbote',
  kind: 'organisation',
  role: 'relay',
  verb: 'reported',
  force: 'reports',
} as const
const MARANT = { agent: 'Odile Marant', kind: 'person', role: 'originator' } as const
const HALVIK = { agent: 'Teodor Halvik', kind: 'person', role: 'originator', verb: 'said', force: 'asserts' } as const
const UNNAMED = {
  agent: 'unnamed officials',
  kind: 'unnamed',
  role: 'originator',
  verb: 'said',
  force: 'asserts',
} as const
const TAL = { agent: 'Ruben Tal', kind: 'person', role: 'relay', verb: 'said', force: 'reports' } as const

const AS_OF = '2026-06-15'

export const HARBOUR: SampleArticle = {
  received: RECEIVED,
  publishedAt: '2026-06-11',
  outlet: 'The Morning Meridian',
  publicText: 'full',
  agents: [
    { name: 'Odile Marant', kind: 'person', description: 'Spokeswoman, transport ministry of Varnia' },
    { name: 'Teodor Halvik', kind: 'person', description: 'Deputy finance minister of Varnia', aliases: ['T. Halvik'] },
    { name: 'Ilsa Brandt', kind: 'person', description: 'Prime minister of Varnia' },
    { name: 'Ruben Tal', kind: 'person', description: 'Lecturer in economic history, University of Selm' },
    { name: 'Handelsbote', kind: 'organisation', description: 'Daily newspaper, Lethen' },
    { name: 'The Morning Meridian', kind: 'organisation', aliases: ['Meridian'] },
    { name: 'Statistics office of Varnia', kind: 'organisation' },
  ],
  claims: [
    {
      key: 'headline',
      quote: 'Ministry denies secret talks on sale of Port Selm',
      statement: 'The transport ministry of Varnia denied that secret talks on the sale of Port Selm took place.',
      type: 'position',
      polarity: 'reports',
      checkWorthiness: 'check',
      speaker: 'Odile Marant',
      chain: [{ ...MARANT, verb: 'denied', force: 'denies' }, MERIDIAN],
      verdicts: [
        {
          kind: 'attribution',
          rating: 'inexact',
          asOf: AS_OF,
          confidence: 'high',
          justification:
            'The spokeswoman spoke of no talks “with anyone”; she did not use the word secret, which only the headline has [1].',
        },
      ],
      evidence: [
        {
          source: 'recording',
          stance: 'refutes',
          passage: 'The ministry does not discuss the sale of public harbours with anyone.',
          origin: 'Odile Marant',
        },
      ],
      state: 'published',
    },
    {
      key: 'denial',
      quote: 'The ministry does not discuss the sale of public harbours with anyone',
      statement:
        'As of 11 June 2026 the transport ministry of Varnia discusses the sale of public harbours with nobody.',
      type: 'event',
      polarity: 'denies',
      checkWorthiness: 'check',
      speaker: 'Odile Marant',
      chain: [{ ...MARANT, verb: 'said', force: 'denies' }, MERIDIAN],
      verdicts: [
        {
          kind: 'truth',
          rating: 'mostly-false',
          asOf: AS_OF,
          confidence: 'medium',
          justification:
            'The visitors’ register of the transport ministry lists the fund’s lawyers on 14 April and 6 May [1]. What was discussed is not on record, but the meetings’ title is “harbour ownership” [2].',
        },
        {
          kind: 'attribution',
          rating: 'verbatim',
          asOf: AS_OF,
          confidence: 'high',
          justification: 'The recording has the same words [3].',
        },
      ],
      evidence: [
        {
          source: 'register',
          stance: 'refutes',
          passage: '14 April, 10:00, Aurel Fund (3 persons); 6 May, 15:30, Aurel Fund (2 persons).',
          reliability: 'A',
          credibility: '1',
        },
        {
          source: 'calendar',
          stance: 'refutes',
          passage: 'Harbour ownership: external lawyers.',
          reliability: 'A',
          credibility: '2',
        },
        {
          source: 'recording',
          stance: 'context',
          passage: 'The ministry does not discuss the sale of public harbours with anyone.',
          origin: 'Odile Marant',
        },
      ],
      state: 'published',
      correction: {
        change: {
          statement:
            'On 11 June 2026 the transport ministry of Varnia was discussing the sale of public harbours with nobody.',
        },
        kind: 'clarification',
        note: 'The sentence now says on which day it was said.',
      },
    },
    {
      key: 'visits',
      quote: 'representatives of the Aurel Fund had visited the capital three times since April',
      statement:
        'Between April and 11 June 2026 representatives of the Aurel Fund visited the capital of Varnia three times.',
      type: 'numerical',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'Teodor Halvik',
      chain: [
        HALVIK,
        { agent: 'Radio Selm', kind: 'organisation', role: 'relay', verb: 'broadcast', force: 'reports' },
        MERIDIAN,
      ],
      verdicts: [
        {
          kind: 'truth',
          rating: 'half-true',
          asOf: AS_OF,
          confidence: 'medium',
          justification:
            'Two visits are in the ministry’s register [1]; for a third there is only the minister’s word.',
        },
      ],
      evidence: [
        {
          source: 'register',
          stance: 'context',
          passage: '14 April, 10:00, Aurel Fund (3 persons); 6 May, 15:30, Aurel Fund (2 persons).',
          reliability: 'A',
          credibility: '1',
        },
      ],
      state: 'approved',
    },
    {
      key: 'draft-contract',
      quote: 'a draft contract had been exchanged between lawyers of the fund and the harbour authority',
      statement:
        'By 11 June 2026 lawyers of the Aurel Fund and the harbour authority had exchanged a draft contract on Port Selm.',
      type: 'event',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'unnamed officials',
      chain: [UNNAMED, HANDELSBOTE, MERIDIAN],
      verdicts: [
        {
          kind: 'truth',
          rating: 'unproven',
          asOf: AS_OF,
          confidence: 'medium',
          justification:
            'One newspaper has it from officials without names [1]; other papers repeat that report. Nobody has shown the paper.',
        },
      ],
      evidence: [
        {
          source: 'handelsbote',
          stance: 'supports',
          passage: 'Ein Entwurf liegt bei den Anwälten beider Seiten.',
          origin: 'Handelsbote',
          reliability: 'C',
          credibility: '3',
        },
        {
          source: 'repeat',
          stance: 'supports',
          passage: 'According to Handelsbote, a draft exists.',
          origin: 'Handelsbote',
          reliability: 'C',
          credibility: '3',
        },
      ],
      state: 'submitted',
    },
    {
      key: 'price',
      quote: 'put the price at 2.4 billion crowns, less than half of what an audit had estimated in 2023',
      statement:
        'The draft contract values Port Selm at 2.4 billion crowns, less than half of an audit’s estimate of 2023.',
      type: 'numerical',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'unnamed officials',
      chain: [UNNAMED, HANDELSBOTE, MERIDIAN],
      verdicts: [
        {
          kind: 'truth',
          rating: 'missing-context',
          asOf: AS_OF,
          confidence: 'low',
          justification:
            'The audit of 2023 estimated 5.1 billion for the harbour with its land [1]; whether the draft sells the land is not known.',
        },
      ],
      evidence: [
        {
          source: 'audit',
          stance: 'context',
          passage: 'Harbour including land: 5.1 billion crowns.',
          reliability: 'A',
          credibility: '2',
        },
      ],
      state: 'returned',
      reason: 'The audit gives two figures. Please cite the page, and say which one the article compares with.',
    },
    {
      key: 'no-knowledge',
      quote: 'I have not seen such a paper',
      statement: 'Ilsa Brandt has not seen a draft contract on Port Selm.',
      type: 'position',
      polarity: 'denies',
      checkWorthiness: 'low',
      speaker: 'Ilsa Brandt',
      chain: [
        { agent: 'Ilsa Brandt', kind: 'person', role: 'originator', verb: 'told reporters', force: 'denies' },
        MERIDIAN,
      ],
      verdicts: [],
      evidence: [],
      state: 'draft',
      comment: 'Was the question put to her in writing as well? The press office promised an answer by Monday.',
    },
    {
      key: 'rumour',
      quote: 'there was a rumour in March about a visit of the fund’s chairman to the old customs house',
      statement: 'In March 2026 the chairman of the Aurel Fund visited the old customs house of Selm.',
      type: 'event',
      polarity: 'reports',
      checkWorthiness: 'check',
      speaker: 'rumour, origin unknown',
      chain: [
        { agent: 'rumour, origin unknown', kind: 'rumour', role: 'originator', verb: 'has it', force: 'asserts' },
        TAL,
        MERIDIAN,
      ],
      verdicts: [],
      evidence: [],
      state: 'draft',
    },
    {
      key: 'hotels',
      quote: 'the fund has built hotels in four harbours',
      statement: 'The Aurel Fund has built hotels in four harbours.',
      type: 'numerical',
      polarity: 'presupposes',
      checkWorthiness: 'low',
      speaker: 'leaks, origin unknown',
      chain: [
        { agent: 'leaks, origin unknown', kind: 'leak', role: 'originator', verb: 'have it', force: 'asserts' },
        TAL,
        MERIDIAN,
      ],
      verdicts: [],
      evidence: [],
      state: 'dropped',
      reason: 'Of no weight for the question; we come back to it if the hotel becomes a topic of its own.',
    },
    {
      key: 'dismissals',
      quote: 'the fund bought the grain terminal in Karsk and dismissed 1,200 people within a month',
      statement: 'The Aurel Fund bought the grain terminal in Karsk and dismissed 1,200 people within a month.',
      type: 'numerical',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'Odile Marant',
      chain: [{ ...MARANT, verb: 'added', force: 'asserts' }, MERIDIAN],
      verdicts: [
        {
          kind: 'truth',
          rating: 'true',
          asOf: AS_OF,
          confidence: 'high',
          justification: 'The labour office counted 1,214 notices in the month after the sale [1].',
        },
      ],
      evidence: [
        {
          source: 'labour-office',
          stance: 'supports',
          passage: 'Grain terminal Karsk, November: 1,214 notices.',
          reliability: 'A',
          credibility: '1',
        },
      ],
      state: 'retracted',
      reason: 'The figure of the labour office covers two terminals. We are checking it again.',
    },
    {
      key: 'tonnes',
      quote: 'The harbour handled 31 million tonnes of goods last year',
      statement: 'Port Selm handled 31 million tonnes of goods in 2025.',
      type: 'numerical',
      polarity: 'asserts',
      checkWorthiness: 'check',
      speaker: 'Statistics office of Varnia',
      chain: [
        {
          agent: 'Statistics office of Varnia',
          kind: 'organisation',
          role: 'originator',
          verb: 'published',
          force: 'asserts',
        },
        MERIDIAN,
      ],
      verdicts: [
        {
          kind: 'truth',
          rating: 'true',
          asOf: AS_OF,
          confidence: 'high',
          justification: 'The yearbook has 31.2 million tonnes [1].',
        },
        {
          kind: 'attribution',
          rating: 'accurate-paraphrase',
          asOf: AS_OF,
          confidence: 'high',
          justification: 'Rounded from 31.2 [1].',
        },
      ],
      evidence: [
        {
          source: 'yearbook',
          stance: 'supports',
          passage: 'Selm, total handling 2025: 31.2 million t.',
          reliability: 'A',
          credibility: '1',
        },
      ],
      state: 'published',
    },
    {
      key: 'one-should-go',
      quote: 'If a minister knows and a prime minister does not, one of them should go',
      statement: 'Marek Dolan holds that a minister or the prime minister should resign.',
      type: 'opinion',
      polarity: 'asserts',
      checkWorthiness: 'not-checkable',
      speaker: 'Marek Dolan',
      chain: [{ agent: 'Marek Dolan', kind: 'person', role: 'originator', verb: 'said', force: 'asserts' }, MERIDIAN],
      verdicts: [
        {
          kind: 'truth',
          rating: 'opinion',
          asOf: AS_OF,
          confidence: 'high',
          justification: 'A demand, not a statement of fact.',
        },
      ],
      evidence: [],
      state: 'approved',
    },
  ],
  relations: [
    {
      from: 'denial',
      type: 'contradicts',
      to: 'visits',
      strength: 'full',
      note: 'No talks with anyone, and three visits to discuss it, can not both be so.',
    },
    {
      from: 'no-knowledge',
      type: 'does-not-contradict',
      to: 'draft-contract',
      note: 'Not having seen a paper does not deny that there is one.',
    },
    {
      from: 'headline',
      type: 'overstates',
      to: 'denial',
      strength: 'partial',
      note: 'The headline adds the word secret.',
    },
    { from: 'rumour', type: 'supports', to: 'visits', strength: 'weak', note: 'A rumour; it counts for nothing.' },
  ],
  sources: {
    recording: {
      title: 'Recording of the call with Odile Marant, 11 June 2026',
      kind: 'interview',
      primary: true,
      publishedAt: '2026-06-11',
      reliability: 'A',
    },
    register: {
      title: 'Visitors’ register of the transport ministry, April to June 2026',
      kind: 'document',
      primary: true,
      publisher: 'Transport ministry of Varnia',
      publishedAt: '2026-06-12',
    },
    calendar: {
      title: 'Calendar of the state secretary',
      kind: 'document',
      primary: true,
      confidential: true,
      identity: 'Invented for the sample: a clerk in the state secretary’s office.',
    },
    handelsbote: {
      title: 'Hafen Selm: Der Entwurf',
      kind: 'report',
      publisher: 'Handelsbote',
      publishedAt: '2026-06-11',
      language: 'de',
      url: 'https://handelsbote.example/hafen-selm',
    },
    repeat: {
      title: 'Foreign paper: draft for Port Selm exists',
      kind: 'report',
      publisher: 'Karsk Evening',
      publishedAt: '2026-06-12',
      url: 'https://karsk-evening.example/port-selm-draft',
    },
    audit: {
      title: 'Audit of public harbours',
      kind: 'report',
      primary: true,
      publisher: 'Court of auditors of Varnia',
      publishedAt: '2023-10',
    },
    'labour-office': {
      title: 'Notices of dismissal by district',
      kind: 'dataset',
      primary: true,
      publisher: 'Labour office of Varnia',
      publishedAt: '2024-01',
    },
    yearbook: {
      title: 'Statistical yearbook 2026, table 14.3',
      kind: 'dataset',
      primary: true,
      publisher: 'Statistics office of Varnia',
      publishedAt: '2026-05',
      url: 'https://statistics.varnia.example/yearbook/14-3',
    },
  },
  note: {
    quote: 'A vote on the question is expected on Tuesday',
    text: 'Look again after the vote: the verdict on the denial may change.',
  }, // The newspaper mends the price and takes out a sentence of the prime minister: two claims wait for a decision.
  revised: [
    {
      from: 'put the price at 2.4 billion crowns, less than half of what an audit had estimated in 2023',
      to: 'put the price at 2.6 billion crowns, about half of what an audit had estimated in 2023',
    },
    { from: '“I have not seen such a paper. Certainly nobody has signed', to: '“Nobody has signed' },
  ],
}
