'use client'

import messages from '@/messages/ar'
import { withWords } from './words'

/** The words of the interface in Arabic. */
export const ArabicWords = withWords(messages)
