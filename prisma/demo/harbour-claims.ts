import type { SampleClaim } from './sample'

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

/** What the sample article claims, as it was marked, checked and reviewed. */
export const CLAIMS: readonly SampleClaim[] = [
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
    statement: 'As of 11 June 2026 the transport ministry of Varnia discusses the sale of public harbours with nobody.',
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
        justification: 'Two visits are in the ministry’s register [1]; for a third there is only the minister’s word.',
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
]
