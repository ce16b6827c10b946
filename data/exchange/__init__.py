"""Exchange files of other agencies: taken in, matched with the cases, compared and posted.

`layouts` says what each system's file looks like and where it goes; everything else serves all
systems alike.
"""
