import { CLAIMS } from './harbour-claims'
import { RECEIVED } from './harbour-text'
import type { SampleArticle } from './sample'

/*
 * The sample article: invented from end to end, places and people too. It has what makes fact-checking hard: a minister who
 * says it, spokespeople who deny it, a newspaper that has it from officials without names, a lecturer who repeats a rumour.
 */

export const HARBOUR: SampleArticle = {
  received: RECEIVED,
  publishedAt: '2026-06-11',
  outlet: 'The Morning Meridian',
  publicTextGround: 'Written for this demonstration.',
  agents: [
    { name: 'Odile Marant', kind: 'person', description: 'Spokeswoman, transport ministry of Varnia' },
    { name: 'Teodor Halvik', kind: 'person', description: 'Deputy finance minister of Varnia', aliases: ['T. Halvik'] },
    { name: 'Ilsa Brandt', kind: 'person', description: 'Prime minister of Varnia' },
    { name: 'Ruben Tal', kind: 'person', description: 'Lecturer in economic history, University of Selm' },
    { name: 'Handelsbote', kind: 'organisation', description: 'Daily newspaper, Lethen' },
    { name: 'The Morning Meridian', kind: 'organisation', aliases: ['Meridian'] },
    { name: 'Statistics office of Varnia', kind: 'organisation' },
  ],
  claims: CLAIMS,
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
