"""Exchange files of other agencies: loading, matching, comparison and posting.

`layouts` describes each system's file and where its values go; all other modules serve all systems.
"""
