from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_agreed.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_agreed = missing
    try:
        t_1 = environment.filters['default']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'default' found.")
    pass
    def macro(l_1_groups, l_1_labels, l_1_left):
        t_2 = []
        if l_1_groups is missing:
            l_1_groups = undefined("parameter 'groups' was not provided", name='groups')
        if l_1_labels is missing:
            l_1_labels = undefined("parameter 'labels' was not provided", name='labels')
        if l_1_left is missing:
            l_1_left = undefined("parameter 'left' was not provided", name='left')
        pass
        l_2_loop = missing
        for l_2_group, l_2_loop in LoopContext(l_1_groups, undefined):
            l_2_name_argument = resolve('name_argument')
            _loop_vars = {}
            pass
            t_2.extend((
                '\n',
                str(environment.getitem(l_1_labels, (environment.getattr(l_2_group, 'kind') or 'all'))),
                ':\n\n',
            ))
            for l_3_item in environment.getattr(l_2_group, 'lines'):
                _loop_vars = {}
                pass
                t_2.extend((
                    '- ',
                    str(environment.getattr(l_3_item, 'text')),
                    ' (',
                    str(environment.getattr(l_3_item, 'link')),
                    ')',
                ))
                if t_1(environment.getattr(l_3_item, 'ask'), ''):
                    pass
                    t_2.extend((
                        '; ',
                        str(environment.getattr(l_3_item, 'ask')),
                    ))
                t_2.append(
                    '\n',
                )
            l_3_item = missing
            if (environment.getattr(l_2_loop, 'last') and l_1_left):
                pass
                t_2.extend((
                    '- ',
                    str(l_1_left),
                    ' older: `vaultkit items "',
                    str((undefined(name='name_argument') if l_2_name_argument is missing else l_2_name_argument)),
                    '" --kind decision`\n',
                ))
        l_2_loop = l_2_group = l_2_name_argument = missing
        return concat(t_2)
    context.exported_vars.add('agreed')
    context.vars['agreed'] = l_0_agreed = Macro(environment, macro, 'agreed', ('groups', 'labels', 'left'), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '2=18&3=28&5=34&7=37&8=42&11=57&12=61'