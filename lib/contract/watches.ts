import { NoInput } from '@/lib/schemas/review'
import { ChangedPageListItem, ChangedPageView, DismissChangedPage, WatchView } from '@/lib/schemas/watch'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, lists, shows, verb } from './address'

/** The addresses of watched pages and what changed at them. */
export const WATCHES = {
  'GET /watches': {
    does: 'Lists the watched pages of a desk, newest first.',
    query: listing.WatchListing,
    answer: lists(WatchView),
  },
  'GET /watches/{id}': { does: 'Shows a watch.', answer: shows(WatchView) },
  'POST /watches/{id}/stop': verb('Stops watching a page.', NoInput, WatchView),
  'POST /watches/{id}/ask': verb('Has a watched page asked now, whatever its turn.', NoInput, WatchView),
  'GET /changed-pages': {
    does: 'Lists changed texts that were seen at watched pages and wait for a decision.',
    query: listing.ChangedPageListing,
    answer: lists(ChangedPageListItem),
  },
  'GET /changed-pages/{id}': {
    does: 'A changed text: what differs, and what would happen to each claim. It is taken by POST /articles/{id}/versions.',
    answer: shows(ChangedPageView),
  },
  'POST /changed-pages/{id}/dismiss': verb(
    'Says why a changed text is not wanted. It is offered again only when the page changes once more.',
    DismissChangedPage,
    ChangedPageView,
  ),
  'POST /changed-pages/{id}/reopen': verb('Offers a dismissed text again.', NoInput, ChangedPageView),
} as const satisfies Addresses
