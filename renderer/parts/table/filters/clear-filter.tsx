import { Button } from '@mantine/core';
import { memo } from 'react';
import type { Filter } from '#domain/company/saved-views.ts';

type Props = {
  readonly isSet: boolean;
  readonly onFilter: (filter: Filter | undefined) => void;
};

/** Takes a column's filter away. */
export const ClearFilter = memo(function ClearFilter({ isSet, onFilter }: Props) {
  return (
    <Button variant="subtle" color="gray" disabled={!isSet} onClick={() => onFilter(undefined)}>
      Clear
    </Button>
  );
});
