/** Files of marks: why it is refused, in English. */
export const ANNOTATIONS = {
  'file-refused': "The file can't be taken over ({place}: {fault}). Nothing was saved; correct it and try again.",
  'file-refused-whole': "The file can't be taken over ({fault}). Nothing was saved; correct it and try again.",
  'may-not-mark': 'You may read this article, but not mark in it. Nothing was saved; ask a chief of the desk.',
  'brought-in-meanwhile': 'Somebody else has brought in this claim at this moment. Nothing was marked; theirs is here.',
  'no-object-and-no-list': 'The file holds no Web Annotations: it is neither an object nor a list.',
  'page-without-items': 'The AnnotationPage has no list of items.',
  'collection-names-page': 'The AnnotationCollection only names its first page. Import the page itself.',
  'no-annotation-type':
    'The file holds no Web Annotations: its type is none of Annotation, AnnotationPage, AnnotationCollection.',
} as const
