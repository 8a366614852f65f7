import type { InterfaceLanguage } from '../lib/domain/codes'
import type { Messages } from './en'

declare module 'use-intl' {
  interface AppConfig {
    Locale: InterfaceLanguage
    Messages: Messages
  }
}
