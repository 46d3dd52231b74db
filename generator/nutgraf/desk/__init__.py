"""What writers and editors ask of a newsroom: do its quotations hold, who is mentioned where, what is called what."""
