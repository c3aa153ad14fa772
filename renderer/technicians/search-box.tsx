import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTechniciansView } from '../view/technicians-view.ts';
import { viewInLink } from '../view/view-link.ts';
import classes from './technicians-page.module.css';

/** Searches the visible columns (R5). The link of a view that is pasted here opens that view. */
export function SearchBox() {
  const navigate = useNavigate();
  const search = useTechniciansView((view) => view.search);
  const find = (typed: string) => {
    const link = viewInLink(typed);
    if (link) void navigate(`/technicians?view=${link}`);
    else useTechniciansView.setState({ search: typed, scrollTop: 0 });
  };
  return (
    <TextInput
      type="search"
      aria-label="Search technicians"
      placeholder="Search technicians"
      className={classes.search ?? ''}
      leftSection={<Search size={14} aria-hidden="true" />}
      value={search}
      onChange={(event) => find(event.currentTarget.value)}
    />
  );
}
