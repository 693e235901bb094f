from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_parts.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_box = l_0_commitment = l_0_questions = l_0_remembered = l_0_promised = missing
    try:
        t_1 = environment.filters['default']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'default' found.")
    pass
    def macro():
        t_2 = []
        l_1_copies = resolve('copies')
        pass
        t_2.append(
            str(('[ ] ' if t_1((undefined(name='copies') if l_1_copies is missing else l_1_copies), 0) else cond_expr_undefined("the inline if-expression on line 4 in '_parts.md.j2' evaluated to false and no else section was defined."))),
        )
        return concat(t_2)
    context.exported_vars.add('box')
    context.vars['box'] = l_0_box = Macro(environment, macro, 'box', (), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_item):
        t_3 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        pass
        t_3.append(
            str(context.call((undefined(name='box') if l_0_box is missing else l_0_box))),
        )
        if environment.getattr(l_1_item, 'who'):
            pass
            t_3.extend((
                '**',
                str(environment.getattr(l_1_item, 'who')),
                '**: ',
            ))
        t_3.append(
            str(environment.getattr(l_1_item, 'text')),
        )
        if environment.getattr(l_1_item, 'due'):
            pass
            t_3.extend((
                ', ',
                str(('was due' if environment.getattr(l_1_item, 'overdue') else 'due')),
                ' ',
                str(environment.getattr(l_1_item, 'due')),
            ))
        t_3.extend((
            ' (',
            str(('since' if t_1(environment.getattr(l_1_item, 'when'), 1) else 'from')),
            ' ',
            str(environment.getattr(l_1_item, 'link')),
            ')',
        ))
        for l_2_detail in environment.getattr(l_1_item, 'details'):
            _loop_vars = {}
            pass
            t_3.extend((
                '; ',
                str(l_2_detail),
            ))
        l_2_detail = missing
        if t_1(environment.getattr(l_1_item, 'ask'), ''):
            pass
            t_3.extend((
                '; ',
                str(environment.getattr(l_1_item, 'ask')),
            ))
        return concat(t_3)
    context.exported_vars.add('commitment')
    context.vars['commitment'] = l_0_commitment = Macro(environment, macro, 'commitment', ('item',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_label, l_1_asked):
        t_4 = []
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        if l_1_asked is missing:
            l_1_asked = undefined("parameter 'asked' was not provided", name='asked')
        pass
        if l_1_asked:
            pass
            t_4.extend((
                '\n',
                str(l_1_label),
                '\n\n',
            ))
            for l_2_text in l_1_asked:
                _loop_vars = {}
                pass
                t_4.extend((
                    '- ',
                    str(l_2_text),
                    '\n',
                ))
            l_2_text = missing
        return concat(t_4)
    context.exported_vars.add('questions')
    context.vars['questions'] = l_0_questions = Macro(environment, macro, 'questions', ('label', 'asked'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_label, l_1_lines):
        t_5 = []
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        if l_1_lines is missing:
            l_1_lines = undefined("parameter 'lines' was not provided", name='lines')
        pass
        if l_1_lines:
            pass
            t_5.extend((
                '\n',
                str(l_1_label),
                '\n\n',
            ))
            for l_2_item in l_1_lines:
                _loop_vars = {}
                pass
                t_5.extend((
                    '- ',
                    str(environment.getattr(l_2_item, 'text')),
                    ' (',
                    str(environment.getattr(l_2_item, 'link')),
                    ')\n',
                ))
            l_2_item = missing
        return concat(t_5)
    context.exported_vars.add('remembered')
    context.vars['remembered'] = l_0_remembered = Macro(environment, macro, 'remembered', ('label', 'lines'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_label, l_1_lines, l_1_left):
        t_6 = []
        l_1_name_argument = resolve('name_argument')
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        if l_1_lines is missing:
            l_1_lines = undefined("parameter 'lines' was not provided", name='lines')
        if l_1_left is missing:
            l_1_left = undefined("parameter 'left' was not provided", name='left')
        pass
        if l_1_lines:
            pass
            t_6.extend((
                '\n',
                str(l_1_label),
                '\n\n',
            ))
            for l_2_item in l_1_lines:
                _loop_vars = {}
                pass
                t_6.extend((
                    '- ',
                    str(context.call((undefined(name='box') if l_0_box is missing else l_0_box), _loop_vars=_loop_vars)),
                    str(environment.getattr(l_2_item, 'text')),
                ))
                if environment.getattr(l_2_item, 'due'):
                    pass
                    t_6.extend((
                        ', ',
                        str(('was due' if environment.getattr(l_2_item, 'overdue') else 'due')),
                        ' ',
                        str(environment.getattr(l_2_item, 'due')),
                    ))
                t_6.extend((
                    ' (',
                    str(('since' if t_1(environment.getattr(l_2_item, 'when'), 1) else 'from')),
                    ' ',
                    str(environment.getattr(l_2_item, 'link')),
                    ')',
                ))
                for l_3_detail in environment.getattr(l_2_item, 'details'):
                    _loop_vars = {}
                    pass
                    t_6.extend((
                        '; ',
                        str(l_3_detail),
                    ))
                l_3_detail = missing
                if t_1(environment.getattr(l_2_item, 'ask'), ''):
                    pass
                    t_6.extend((
                        '; ',
                        str(environment.getattr(l_2_item, 'ask')),
                    ))
                t_6.append(
                    '\n',
                )
            l_2_item = missing
            if l_1_left:
                pass
                t_6.extend((
                    '- ',
                    str(l_1_left),
                    ' more: `vaultkit actions "',
                    str((undefined(name='name_argument') if l_1_name_argument is missing else l_1_name_argument)),
                    '"`\n',
                ))
        return concat(t_6)
    context.exported_vars.add('promised')
    context.vars['promised'] = l_0_promised = Macro(environment, macro, 'promised', ('label', 'lines', 'left'), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '3=18&4=23&5=28&6=34&8=78&9=85&11=89&13=92&14=97&18=104&19=111&21=115&23=118&24=123&28=132&29=142&31=146&33=149&34=154&37=190&38=194'