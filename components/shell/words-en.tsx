'use client'

import messages from '@/messages/en'
import { withWords } from './words'

/** The words of the interface in English. */
export const EnglishWords = withWords(messages)
